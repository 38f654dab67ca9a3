"""Tools of the refund agent, in the form that Anthropic's API takes."""

from typing import Any

TOOLS: list[dict[str, Any]] = [
    {
        "name": "find_customer",
        "description": "Finds a customer by e-mail address, phone number, customer number or the serial number of a "
        "device. Returns at most five customers with name, address, language, tier and open cases. Use the most "
        "specific thing that you know; never search by name alone, names are not unique.",
        "input_schema": {
            "type": "object",
            "properties": {
                "email": {"type": "string", "format": "email", "description": "E-mail address as the customer wrote it"},
                "phone": {"type": "string", "description": "Phone number in international form, such as +31 20 1234567"},
                "customer_number": {"type": "string", "pattern": "^AC-[0-9]{7}$"},
                "serial_number": {"type": "string", "description": "As printed on the device, with dashes"},
            },
        },
    },
    {
        "name": "list_orders",
        "description": "Lists the orders of a customer, newest first, with positions, prices, discounts, delivery "
        "dates, invoices and payments. Cancelled orders are included when include_cancelled is true.",
        "input_schema": {
            "type": "object",
            "properties": {
                "customer_number": {"type": "string", "pattern": "^AC-[0-9]{7}$"},
                "since": {"type": "string", "format": "date", "description": "Only orders placed on or after this day"},
                "status": {
                    "type": "string",
                    "enum": ["open", "paid", "delivered", "installed", "returned", "cancelled"],
                },
                "include_cancelled": {"type": "boolean", "default": False},
                "limit": {"type": "integer", "minimum": 1, "maximum": 50, "default": 10},
            },
            "required": ["customer_number"],
        },
    },
    {
        "name": "read_telemetry",
        "description": "Reads what a device reported: production, consumption, state of charge, temperatures, status "
        "codes and restarts, in steps of the given resolution. Long spans at a fine resolution return a lot of text; "
        "prefer daily values unless the customer names an hour.",
        "input_schema": {
            "type": "object",
            "properties": {
                "serial_number": {"type": "string"},
                "from": {"type": "string", "format": "date-time"},
                "to": {"type": "string", "format": "date-time"},
                "resolution": {"type": "string", "enum": ["5min", "hour", "day", "month"]},
                "signals": {
                    "type": "array",
                    "items": {
                        "type": "string",
                        "enum": ["production", "consumption", "charge", "temperature", "status", "restarts"],
                    },
                },
            },
            "required": ["serial_number", "from", "to", "resolution"],
        },
    },
    {
        "name": "read_policy",
        "description": "Reads the text of the return, guarantee or goodwill policy that was in force on a day, for a "
        "country. Always read the policy before you decide: policies change, and they differ between countries.",
        "input_schema": {
            "type": "object",
            "properties": {
                "kind": {"type": "string", "enum": ["return", "guarantee", "goodwill"]},
                "country": {"type": "string", "description": "ISO 3166-1 alpha-2, such as NL"},
                "day": {"type": "string", "format": "date", "description": "Day of the order, not today"},
            },
            "required": ["kind", "country", "day"],
        },
    },
    {
        "name": "create_refund",
        "description": "Creates a refund for positions of an order. Amounts above 250 EUR need an approval, which is "
        "requested by itself; the customer must not be told that the refund is certain before it is approved.",
        "input_schema": {
            "type": "object",
            "properties": {
                "order_number": {"type": "string"},
                "positions": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "properties": {
                            "position": {"type": "integer", "minimum": 1},
                            "quantity": {"type": "integer", "minimum": 1},
                            "amount_eur": {"type": "number", "minimum": 0},
                        },
                        "required": ["position", "quantity", "amount_eur"],
                    },
                },
                "reason": {
                    "type": "string",
                    "enum": ["defect", "late", "wrong_item", "withdrawal", "goodwill", "duplicate_payment"],
                },
                "note": {"type": "string", "description": "For colleagues, one or two sentences, no personal data"},
            },
            "required": ["order_number", "positions", "reason", "note"],
        },
    },
    {
        "name": "book_technician",
        "description": "Books a visit of a certified installer. Returns three proposals; call again with a proposal "
        "to confirm it. Only for faults that can't be solved from afar, and never for batteries under recall.",
        "input_schema": {
            "type": "object",
            "properties": {
                "customer_number": {"type": "string", "pattern": "^AC-[0-9]{7}$"},
                "skill": {"type": "string", "enum": ["dc", "ac", "battery", "wallbox", "gateway"]},
                "earliest": {"type": "string", "format": "date"},
                "proposal": {"type": "string"},
                "notes": {"type": "string"},
            },
            "required": ["customer_number", "skill"],
        },
    },
    {
        "name": "reply_to_customer",
        "description": "Sends the final message to the customer and closes the case. Call it exactly once, at the end.",
        "input_schema": {
            "type": "object",
            "properties": {
                "message": {"type": "string", "description": "Markdown, in the customer's language"},
                "outcome": {"type": "string", "enum": ["refunded", "declined", "replaced", "handed_over"]},
            },
            "required": ["message", "outcome"],
        },
    },
]
