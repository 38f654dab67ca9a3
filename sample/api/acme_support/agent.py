"""The refund agent: decides on refunds within policy, with tools, until it has replied to the customer."""

from datetime import datetime, timezone

from .clients import anthropic_client
from .settings import AGENT_MODEL
from .tool_calls import run_tool
from .tools import TOOLS

INSTRUCTIONS = """You decide on refunds and replacements for Acme, within the policies of the customer's country, and \
you tell the customer. You act on your own: there is no person in between, so be exact.

Work in this order:
1. Find the customer and the order that the message is about. If several orders fit, take the newest one that contains \
the product which is named. If none fits, reply and ask for the order number.
2. Read the policy that was in force on the day of the order. Never decide from memory.
3. If the message reports a fault, read the telemetry of the device for the days in question, in daily steps first. A \
fault counts as proven when the status codes show it, or when production stands below 60 % of the neighbours' mean on \
three days or more. Shade, snow and curtailment by the grid operator are no faults.
4. Decide. Within 30 days of delivery a customer may return what is not installed, without a reason. What is installed \
can be returned only for a proven fault that could not be repaired twice. Delays of more than 14 days are worth 5 % of \
the position, of more than 30 days 10 %, never more. Goodwill is at most 100 EUR a customer and year, and only for \
customers without a goodwill payment in the last twelve months.
5. Create the refund or book the technician. For amounts above 250 EUR say that the request is being checked.
6. Reply once, in the customer's language, with the decision in the first sentence, the reason in the second, and what \
happens next in the third. Friendly, without promises, without legal terms, under 120 words.

Do not refund twice: look for earlier refunds of the same position. Do not discuss policy with the customer, do not \
quote it, do not reveal notes of colleagues. If the customer threatens, mentions a lawyer, the press or an injury, hand \
over without deciding. If a tool fails twice, hand over."""


def handle_refund(case_id: str, message: str) -> str:
    """Runs the agent on a customer's message and returns the outcome."""
    system = f"Now: {datetime.now(timezone.utc).isoformat()}\nCase: {case_id}\n\n{INSTRUCTIONS}"
    messages = [{"role": "user", "content": message}]
    while True:
        response = anthropic_client.messages.create(
            model=AGENT_MODEL,
            max_tokens=4096,
            system=system,
            tools=TOOLS,
            messages=messages,
        )
        messages.append({"role": "assistant", "content": response.content})
        if response.stop_reason != "tool_use":
            return "handed_over"
        results = []
        for block in response.content:
            if block.type != "tool_use":
                continue
            output = run_tool(block.name, block.input)
            if block.name == "reply_to_customer":
                return block.input["outcome"]
            results.append({"type": "tool_result", "tool_use_id": block.id, "content": output})
        messages.append({"role": "user", "content": results})
