"""What part a number plays: claim, whole, period, name, ordinal or incidental.

An ordered table of named rules; the first that holds decides. A number that none of them
takes for another part is the value of a stated figure, or a total.
"""

from collections.abc import Sequence
from dataclasses import replace

from quantclaims.detect.figure import Figure
from quantclaims.detect.roles import idioms, names, periods, years
from quantclaims.detect.roles.site import RoleRule, Site, clauses_of, site
from quantclaims.types import Role

__all__ = ["RULES", "RoleRule", "with_roles"]

RULES: tuple[RoleRule, ...] = (
    RoleRule("round_the_clock", "incidental", names.round_the_clock, "We work 24/7."),
    RoleRule("code", "name", names.code, "They flew the Su-34 bomber."),
    RoleRule("date", "period", periods.calendar_part, "We open on October 24."),
    RoleRule("part_of_year", "period", periods.part_of_year, "Output fell in the fourth quarter."),
    RoleRule("half_of_year", "period", periods.half_of_year, "Output fell in the first half."),
    RoleRule("titled", "name", names.titled, "We host the 2030 World Games."),
    RoleRule("dated_document", "name", names.dated_document, "We act by the order of May 7, 2018."),
    RoleRule("numbered", "name", names.numbered, "Read article 5 of the charter."),
    RoleRule("after_name", "name", names.after_name, "Work on Polar 2 goes on."),
    RoleRule("capital_numeral", "name", names.capital_numeral, "The Big Three met."),
    RoleRule("programme", "name", names.programme, "We approved the 600 Days programme."),
    RoleRule("framed", "period", periods.framed, "Trade grew over the last 8 months."),
    RoleRule("label", "period", periods.label, "We adopted a five-year strategy."),
    RoleRule("frame", "period", periods.frame, "Over three years, 500 plants were built."),
    RoleRule("year_listed", "period", years.year_listed, "We made 5 films in 2015 and 2016."),
    RoleRule("year_beside", "period", years.year_beside, "Exports reached $5 billion in 2015."),
    RoleRule("year_of", "period", years.year_of, "We approved the 2017 budget."),
    RoleRule("year_since", "period", years.year_since, "It is the best harvest since 2012."),
    RoleRule("year_reviewed", "period", years.year_reviewed, "Performance improved in 2019."),
    RoleRule("year_framed", "period", years.year_framed, "We finished 2015 with good results."),
    RoleRule("year_asked", "period", years.year_asked, "Which roads were built in 2019?"),
    RoleRule("half_more", "period", periods.half_more, "Trade fell over the past year and a half."),
    RoleRule("ordinal_idiom", "incidental", idioms.ordinal_idiom, "First of all, thank you."),
    RoleRule("rank", "claim", idioms.rank, "We are the fifth biggest economy."),
    RoleRule("ordinal", "ordinal", idioms.ordinal, "This is my third visit."),
    RoleRule("denominator", "incidental", idioms.denominator, "It is 5 deaths per 1,000 births."),
    RoleRule("list_number", "ordinal", idioms.list_number, "2. The parties agree."),
    RoleRule("zero", "incidental", idioms.zero, "We show zero tolerance."),
    RoleRule("sure", "incidental", idioms.sure, "I am 100 percent sure."),
    RoleRule(
        "fixed_double", "incidental", idioms.fixed_double, "They signed a double taxation treaty."
    ),
    RoleRule("half_compound", "incidental", idioms.half_compound, "Flags fly at half-staff."),
    RoleRule("or_two", "incidental", idioms.or_two, "Wait an hour or two."),
    RoleRule("compound", "incidental", idioms.compound, "It is a two-way street."),
    RoleRule("definite", "incidental", idioms.definite, "The two presidents met."),
    RoleRule("scale_end", "incidental", idioms.scale_end, "Rate it on a scale from 1 to 5."),
    RoleRule("one", "incidental", idioms.lone_one, "It is one of the best."),
)


def with_roles(text: str, figures: Sequence[Figure], start: int, end: int) -> list[Figure]:
    """Return the figures of a sentence with their roles; years are decided last."""
    found = list(figures)
    years = [index for index, figure in enumerate(found) if figure.calendar == "year"]
    clauses = clauses_of(text, found, start, end)
    for index, figure in enumerate(found):
        if figure.calendar != "year":
            found[index] = _with_role(figure, *_role_of(site(text, found, index, clauses)))
    if years:
        clauses = clauses_of(text, found, start, end)
    for index in years:
        found[index] = _with_role(found[index], *_role_of(site(text, found, index, clauses)))
    return found


def _with_role(figure: Figure, role: Role, rule: str) -> Figure:
    figure = replace(figure, role=role, rules=(*figure.rules, rule))
    if role == "name" and not figure.calendar:
        figure = replace(figure, kind="count", unit="", unit_per="")
    if role in ("incidental", "ordinal", "name") and figure.kind != "percent":
        return replace(figure, start=figure.number.start, end=figure.last.end)
    return figure


def _role_of(site: Site) -> tuple[Role, str]:
    """Return the role of a figure and the name of the rule that decided."""
    for rule in RULES:
        if rule.holds(site):
            return rule.role, f"role:{rule.name}"
    return ("whole", "role:total") if site.figure.role == "whole" else ("claim", "role:stated")
