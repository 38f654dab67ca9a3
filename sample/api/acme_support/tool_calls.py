"""What happens when the agent calls a tool."""

import json
from typing import Any, Callable

from . import shop

_HANDLERS: dict[str, Callable[..., Any]] = {
    "find_customer": shop.find_customer,
    "list_orders": shop.list_orders,
    "read_telemetry": shop.read_telemetry,
    "read_policy": shop.read_policy,
    "create_refund": shop.create_refund,
    "book_technician": shop.book_technician,
    "reply_to_customer": shop.reply_to_customer,
}


def run_tool(name: str, arguments: dict[str, Any]) -> str:
    """The result as JSON; errors are told to the model, which may try another way."""
    try:
        return json.dumps(_HANDLERS[name](**arguments), default=str)
    except (KeyError, TypeError, shop.ShopError) as error:
        return json.dumps({"error": str(error)})
