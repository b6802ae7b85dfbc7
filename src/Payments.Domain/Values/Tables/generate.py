#!/usr/bin/env python3
"""Writes the C# tables in this folder from the CSV files beside them. See README.md.

Run it in this folder, without arguments. The output depends on the CSV files only.
"""
import csv
import pathlib

HERE = pathlib.Path(__file__).resolve().parent
HEAD = """// Written by generate.py from {source}. Do not edit: change the CSV and run the script.

namespace Payments.Domain.Values.Tables;

/// <summary>{summary}</summary>
static class {name}
{{
"""


def rows(name):
    with open(HERE / name, encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def write(name, source, summary, body):
    text = HEAD.format(name=name, source=source, summary=summary) + body + "}\n"
    (HERE / f"{name}.cs").write_text(text, encoding="utf-8", newline="\n")


def array(declaration, items):
    lines = "".join(f"        {it},\n" for it in items)
    return f"    internal static readonly {declaration} =\n    [\n{lines}    ];\n"


def currencies():
    listed = [it for it in rows("iso-4217.csv") if it["AlphabeticCode"]]
    active = {it["AlphabeticCode"]: it for it in reversed(listed) if not it["WithdrawalDate"]}
    withdrawn = {it["AlphabeticCode"] for it in listed} - active.keys()
    entries = [
        "(" + ", ".join([
            quoted(code),
            quoted(it["Currency"].strip()),
            str(int(it["NumericCode"])),
            "null" if it["MinorUnit"] == "-" else it["MinorUnit"]]) + ")"
        for code, it in sorted(active.items())]
    write(
        "Iso4217Table", "iso-4217.csv", "ISO 4217 as of 2026-02-01: the active codes, and those that once were.",
        array("(string Code, string Name, int NumericCode, int? Decimals)[] Active", entries)
        + "\n" + array("string[] Withdrawn", [quoted(code) for code in sorted(withdrawn)]))


def countries():
    write(
        "Iso3166Table", "iso-3166.csv", "ISO 3166-1 alpha-2, all 249 codes, as of release 2025b of the time zone database.",
        array("(string Code, string Name)[] Countries", [
            f"({quoted(it['Code'])}, {quoted(it['Name'])})" for it in rows("iso-3166.csv")]))


def calling_codes():
    write(
        "E164Table", "e164.csv", "Assigned ITU-T E.164 country codes, and the countries that each serves.",
        array("(int CallingCode, string Countries)[] Assigned", [
            f"({it['CallingCode']}, {quoted(it['Countries'])})" for it in rows("e164.csv")]))


currencies()
countries()
calling_codes()
