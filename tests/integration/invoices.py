#!/usr/bin/env python3
"""Judges the bills of invoice_maker with fractions: numbers, documents, and every total to the paisa.

invoices.py MAKER [HOW_MANY] [SEED]

The rules are written here a second time, from domain.md, not taken from the program. At the end some of the bills are
altered by one paisa, one number, one word, and the judge must object to each.
"""
import copy
import json
import pathlib
import random
import subprocess
import sys
import tempfile
from collections import defaultdict
from datetime import date, datetime, timedelta, timezone
from fractions import Fraction

INDIA = timezone(timedelta(hours=5, minutes=30))
RATES = [("9993", date(2017, 7, 1), 0), ("3004", date(2017, 7, 1), 12), ("3004", date(2025, 9, 22), 5)]
CLINIC_STATE = "27"
MIXED = "invoice_cum_bill_of_supply"
TAXED = ("tax_invoice", MIXED)


class Objection(Exception):
    pass


def need(truth, why):
    if not truth:
        raise Objection(why)


def half_up(value):
    """Nearest whole paisa, halves away from zero; no amount here is negative."""
    whole, rest = divmod(value.numerator, value.denominator)
    return whole + (1 if 2 * rest >= value.denominator else 0)


def rate_of(line, day):
    found = [(start, percent) for code, start, percent in RATES if line["sac"].startswith(code) and start <= day]
    return max(found)[1] if line["sac"] and found else line["tax"]


def figures(lines, discount, interstate):
    """lines: (quantity, rate, discount, percent). Answers (subtotal, tax, total), all whole paise."""
    amounts = [Fraction(quantity) * rate - off for quantity, rate, off, _ in lines]
    subtotal = sum(amounts)
    tax, before, given = 0, Fraction(0), 0
    for amount, (_, _, _, percent) in zip(amounts, lines):
        before += amount
        upto = half_up(discount * before / subtotal) if subtotal else 0
        net = amount - (upto - given)
        given = upto
        if interstate:
            tax += half_up(net * percent / 100)
        else:
            tax += 2 * half_up(net * Fraction(percent, 2) / 100)
    exact = subtotal - discount + tax
    return int(subtotal), tax, 100 * half_up(exact / 100)


def lines_of(body):
    return [(line.get("quantity", 1), line.get("rate", 0), line.get("discount", 0), line.get("tax_percent", 0))
            for line in body["lines"]]


def judge_figures(body):
    lines, discount = lines_of(body), body.get("discount", 0)
    _, tax, total = figures(lines, discount, body.get("interstate", False))
    need(body.get("total", 0) == total, f"{body['number']}: total {body.get('total')} is not {total}")
    need(body.get("tax", 0) == tax, f"{body['number']}: tax {body.get('tax', 0)} is not {tax}")
    if body["document"] in ("bill_of_supply", "receipt"):
        need(tax == 0, f"{body['number']}: tax on a {body['document']}")


def judge_charge(entry):
    asked, documents = entry["asked"], entry["documents"]
    at = datetime.fromisoformat(documents[0]["issued_at"].replace("Z", "+00:00")).astimezone(INDIA)
    wanted = [(line["quantity"], line["rate"], line["discount"], rate_of(line, at.date()) if entry["registered"] else 0)
              for line in asked["lines"]]
    amounts = [quantity * rate - off for quantity, rate, off, _ in wanted]
    groups = {}
    for line, amount in zip(wanted, amounts):
        kind = "receipt" if not entry["registered"] else "tax_invoice" if line[3] > 0 else "bill_of_supply"
        groups.setdefault(kind, []).append((line, amount))
    if entry["one_paper"] and len(groups) > 1:
        # Rule 46A: one invoice-cum-bill of supply, its lines in the order they were asked for.
        groups = {MIXED: list(zip(wanted, amounts))}
    need(sorted(groups) == sorted(body["document"] for body in documents),
         f"{[body['document'] for body in documents]} for {sorted(groups)}")
    care = sum(amount for kind in groups if kind not in TAXED for _, amount in groups[kind])
    whole = sum(amounts)
    for body in documents:
        kind = body["document"]
        mine = [line for line, _ in groups[kind]]
        need(lines_of(body) == mine, f"{body['number']}: other lines than asked for")
        share = half_up(Fraction(asked["discount"] * care, whole)) if whole else 0
        if kind in TAXED:
            share = asked["discount"] - share
        need(body.get("discount", 0) == share, f"{body['number']}: discount {body.get('discount', 0)} is not {share}")
        away = kind in TAXED and asked["place"] not in ("", CLINIC_STATE)
        need(body.get("interstate", False) == away, f"{body['number']}: IGST or not")
        if kind in TAXED:
            need(body.get("place_of_supply") == (asked["place"] or CLINIC_STATE), f"{body['number']}: place of supply")
        else:
            need("place_of_supply" not in body, f"{body['number']}: a place of supply where no tax is")
        judge_figures(body)


def judge_refund(entry, credited):
    bill, note = entry["documents"]
    need(note["document"] == "credit_note", f"{note['number']} is no credit note")
    judge_figures(note)
    _, _, total = figures(lines_of(bill), bill.get("discount", 0), bill.get("interstate", False))
    taken = credited[bill["number"]]
    for line in note["lines"]:
        need(line["credits"] not in taken["lines"], f"{note['number']}: a line taken back twice")
        taken["lines"].add(line["credits"])
    taken["sum"] += note.get("total", 0)
    need(taken["sum"] <= total, f"{note['number']}: {taken['sum']} back of {total}")
    if len(taken["lines"]) == len(bill["lines"]):
        # Whole rupees of the parts against whole rupees of the bill: half a rupee a part at most.
        need(total - taken["sum"] <= 50 * (len(taken["lines"]) + 1), f"{note['number']}: {total - taken['sum']} is left")


def judge_numbers(bodies):
    need(len({body["number"] for body in bodies}) == len(bodies), "a number was given twice")
    series = defaultdict(list)
    years = set()
    for body in bodies:
        number = body["number"]
        need(len(number) <= 16 and all(c.isascii() and (c.isalnum() or c in "-/") for c in number),
             f"{number} is not a number of a bill")
        day = datetime.fromisoformat(body["issued_at"].replace("Z", "+00:00")).astimezone(INDIA).date()
        first = day.year if day.month >= 4 else day.year - 1
        year = f"{first % 100:02}{(first + 1) % 100:02}"
        need(body["financial_year"] == year and number == f"{body['series']}/{year}/{body['serial']:05}",
             f"{number} was issued on {day}")
        need(body["day"] == day.isoformat(), f"{number}: day {body['day']} on {day}")
        series[body["series"], year].append((body["serial"], body["issued_at"]))
        years.add(year)
    for (name, year), given in series.items():
        given.sort()
        need([serial for serial, _ in given] == list(range(1, len(given) + 1)), f"{name}/{year} has a gap")
        times = [at for _, at in given]
        need(times == sorted(times), f"{name}/{year}: numbers and times run different ways")
    return series, years


def judge(entries):
    bodies, credited = [], defaultdict(lambda: {"lines": set(), "sum": 0})
    for entry in entries:
        if entry["what"] == "charge":
            judge_charge(entry)
            bodies += entry["documents"]
        else:
            judge_refund(entry, credited)
            bodies.append(entry["documents"][1])
    return bodies, *judge_numbers(bodies)


def alterations(entries, dice):
    """Copies of the entries with one thing wrong each."""
    def with_change(what, pick, change):
        places = [i for i, entry in enumerate(entries) if pick(entry)]
        altered = list(entries)
        place = dice.choice(places)
        altered[place] = copy.deepcopy(entries[place])
        change(altered[place])
        return what, altered

    charge = lambda entry: entry["what"] == "charge"
    taxed = lambda entry: charge(entry) and entry["documents"][-1].get("tax", 0) > 0
    refund = lambda entry: entry["what"] == "refund"
    body = lambda entry: entry["documents"][-1]
    yield with_change("a total one paisa more", charge, lambda e: body(e).update(total=body(e).get("total", 0) + 1))
    yield with_change("a total one rupee less", charge, lambda e: body(e).update(total=body(e).get("total", 0) - 100))
    yield with_change("a tax one paisa less", taxed, lambda e: body(e).update(tax=body(e)["tax"] - 1))
    yield with_change("another document", charge, lambda e: body(e).update(document="credit_note"))
    yield with_change("a number left out", charge, lambda e: body(e).update(
        serial=90000, number=body(e)["number"][:-5] + "90000"))
    yield with_change("a number given twice", lambda e: charge(e) and body(e)["serial"] > 1, lambda e: body(e).update(
        serial=1, number=body(e)["number"][:-5] + "00001"))
    yield with_change("last year's number", charge, lambda e: body(e).update(
        financial_year="2526", number=body(e)["number"].replace("/2627/", "/2526/").replace("/2728/", "/2526/")))
    yield with_change("a credit over the bill", refund, lambda e: body(e).update(total=body(e).get("total", 0) + 10**9))


def main():
    maker = sys.argv[1]
    many = int(sys.argv[2]) if len(sys.argv) > 2 else 10000
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 20270331
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "bills.jsonl"
        subprocess.run([maker, str(file), str(many), str(seed)], check=True, timeout=900)
        entries = [json.loads(line) for line in file.read_text().splitlines()]
    bodies, series, years = judge(entries)
    need(years == {"2627", "2728"}, f"years {sorted(years)}: the turn of the year was not crossed")
    need(sum(entry["what"] == "charge" for entry in entries) == many, "not all bills were made")
    for (name, year), given in sorted(series.items()):
        print(f"series {name} {year}: {len(given)} numbers, no gap, {given[0][1]} to {given[-1][1]}")
    kinds = defaultdict(int)
    for body in bodies:
        kinds[body["document"]] += 1
    print(", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items())))
    need(kinds[MIXED] > 0 and kinds["bill_of_supply"] > 0 and kinds["tax_invoice"] > 0, f"not every kind: {dict(kinds)}")
    for what, altered in alterations(entries, random.Random(seed)):
        try:
            judge(altered)
        except Objection as objection:
            print(f"altered, {what}: {objection}")
        else:
            sys.exit(f"the judge did not see: {what}")
    print(f"{len(bodies)} bills agree to the paisa with the second computation")


if __name__ == "__main__":
    try:
        main()
    except Objection as objection:
        sys.exit(f"objection: {objection}")
