"""The shop's own interface: customers, orders, devices."""

from typing import Any

import httpx

_shop = httpx.Client(base_url="http://shop.internal/v2", timeout=10)


class ShopError(Exception):
    pass


def _get(path: str, **params: Any) -> Any:
    response = _shop.get(path, params={key: value for key, value in params.items() if value is not None})
    if response.is_error:
        raise ShopError(f"{path}: {response.status_code}")
    return response.json()


def _post(path: str, body: dict[str, Any]) -> Any:
    response = _shop.post(path, json=body)
    if response.is_error:
        raise ShopError(f"{path}: {response.status_code}")
    return response.json()


def find_customer(**by: str) -> Any:
    return _get("/customers", **by, limit=5)


def list_orders(customer_number: str, **filters: Any) -> Any:
    return _get(f"/customers/{customer_number}/orders", **filters)


def read_telemetry(serial_number: str, **span: Any) -> Any:
    return _get(f"/devices/{serial_number}/telemetry", **span)


def read_policy(kind: str, country: str, day: str) -> Any:
    return _get(f"/policies/{kind}", country=country, day=day)


def create_refund(order_number: str, **refund: Any) -> Any:
    return _post(f"/orders/{order_number}/refunds", refund)


def book_technician(customer_number: str, **visit: Any) -> Any:
    return _post(f"/customers/{customer_number}/visits", visit)


def reply_to_customer(message: str, outcome: str) -> Any:
    return _post("/replies", {"message": message, "outcome": outcome})
