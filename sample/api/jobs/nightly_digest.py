"""Every night: a summary of each ticket that was closed, and a digest of the day for the team leads."""

from datetime import date

from tenacity import retry, stop_after_attempt, wait_exponential

from acme_support import shop
from acme_support.clients import anthropic_client
from acme_support.settings import DIGEST_MODEL

SUMMARY_INSTRUCTIONS = """You summarise closed support tickets of Acme (solar panels, inverters, batteries, wall boxes and \
the Acme Home app) for people who have not read them: team leads, product managers, and colleagues who get the next \
ticket of the same customer.

Write exactly these parts, each on a line of its own, in English, whatever the language of the ticket:
Problem: what the customer experienced, in their terms, with the product and its software version where the ticket \
names them. One sentence.
Cause: what turned out to be the cause. Write "unknown" if nobody found out, and "not Acme" if it was the router, the \
grid, the car or another manufacturer's device. Never guess a cause from the solution.
Solution: what was done, by whom (customer, support, installer, development), and whether the customer confirmed that \
it works. "None" if the ticket was closed without one.
Effort: number of messages in both directions, number of colleagues involved, and days from the first message to the \
last.
Mood: one of calm, annoyed, angry, grateful, threatening, at the end of the ticket. Judge by words, not by the subject.
Follow-up: what is still promised to the customer, with dates, or "none". A promise is any sentence in which we say \
that something will happen. This is the most important line: a promise that is forgotten costs us the customer.
Tags: two to five of the following, the best first: production, consumption, battery-capacity, battery-temperature, \
inverter-noise, inverter-error, gateway-offline, app-login, app-display, app-forecast, wallbox-start, wallbox-rfid, \
wallbox-phase, wallbox-car, installation-quality, installation-date, delivery-damage, delivery-late, invoice, \
subsidy-paperwork, feed-in-tariff, guarantee, recall, return, goodwill, data-protection, installer-conduct, other.

Rules:
- Leave out names, addresses, e-mail addresses, phone numbers, serial numbers and order numbers. Write "the customer", \
"the installer", "the device". This text is read by people without access to personal data.
- Quote error codes exactly (E-17, W-203, LNK-4). Do not explain them.
- If the ticket holds an e-mail thread, each message is quoted many times: count and read every message once.
- Automatic messages (receipts, surveys, reminders) don't count as messages, and say nothing about the mood.
- Photographs are given as their captions. Do not conclude from a caption that a device is damaged.
- If the ticket contains a smell of burning, smoke, fire, water in a device, an electric shock or an injury, write \
"SAFETY" as the first line, before everything else, even if it was solved.
- If the customer mentions a lawyer, a consumer organisation, the press or a public review, write "ESCALATION" as the \
first line, or as the second one after SAFETY.
- If colleagues contradict each other, take what the last one wrote.
- If the ticket is spam, or was opened by mistake, write only: "Not a ticket."

Example:
Problem: The Store 12 stopped charging above 80 % after update 4.2.1.
Cause: A limit for cold weather that the update set to the wrong temperature.
Solution: Development corrected the limit in 4.2.2; the customer confirmed after two days.
Effort: 9 messages, 3 colleagues, 6 days
Mood: calm
Follow-up: Refund of the lost yield is being checked, answer promised by 14 March.
Tags: battery-capacity, battery-temperature, goodwill"""

DIGEST_INSTRUCTIONS = """You write the daily digest of Acme's support for team leads, from summaries of the tickets that \
were closed that day. Start with safety and escalations, one line each. Then the five topics with the most tickets, \
with numbers and what changed against yesterday. Then promises that fall due within three days. Then at most three \
observations that nobody asked for but that a good team lead would want to know. Plain text, no more than 400 words."""


@retry(stop=stop_after_attempt(4), wait=wait_exponential(max=60))
def summarize(ticket: dict) -> str:
    thread = "\n\n".join(f"{message['from']}, {message['at']}:\n{message['text']}" for message in ticket["messages"])
    response = anthropic_client.messages.create(
        model=DIGEST_MODEL,
        max_tokens=1024,
        system=f"Today is {date.today():%A, %d %B %Y}.\n\n{SUMMARY_INSTRUCTIONS}",
        messages=[{"role": "user", "content": f"Ticket {ticket['subject']}\n\n{thread}"}],
    )
    return response.content[0].text


def write_digest(summaries: list[str]) -> str:
    response = anthropic_client.messages.create(
        model=DIGEST_MODEL,
        max_tokens=2000,
        system=DIGEST_INSTRUCTIONS,
        messages=[{"role": "user", "content": "\n\n---\n\n".join(summaries)}],
    )
    return response.content[0].text


def main() -> None:
    tickets = shop._get("/tickets", closed_on=date.today().isoformat())
    summaries = []
    for ticket in tickets:
        summaries.append(summarize(ticket))
    digest = write_digest(summaries)
    shop._post("/digests", {"day": date.today().isoformat(), "text": digest})


if __name__ == "__main__":
    main()
