"""Reference data is read in the shapes that people download it in."""

from pathlib import Path

import pytest

from quantclaims.check import check, read_reference
from quantclaims.compare.examples import example_claim
from quantclaims.errors import TableError
from quantclaims.table import to_frame

WORLD_BANK = """\ufeff"Data Source","World Development Indicators",

"Last Updated Date","2019-01-30",

"Country Name","Country Code","Indicator Name","Indicator Code","2011","2012","2013",
"Freedonia","RUS","GDP growth (annual %)","NY.GDP.MKTP.KD.ZG","4.3","3.66","",
"Freedonia","RUS","Mobile subscriptions (per 100 people)","IT.CEL.SETS.P2","140","",".."
"""
DATABANK = """Country Name,Country Code,Series Name,Series Code,2012 [YR2012],2013 [YR2013]
Freedonia,RUS,"Unemployment, total (% of total labor force)",SL.UEM.TOTL.ZS,5.44,..
"""
SDMX = """DATAFLOW,REF_AREA,COUNTERPART_AREA,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,UNIT_MULT
XX:TRADE(1.0),RUS,KAZ,trade_turnover,2012,22.4,USD,9
XX:TRADE(1.0),RUS,KAZ,trade_turnover,2013-Q1,NaN,USD,9
XX:TRADE(1.0),RUS,KAZ,trade_turnover,2013-S1,-1.5,USD,9
"""
SDMX_LABELS = """STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA: Area,INDICATOR: What,TIME_PERIOD: When,\
OBS_VALUE: Value,UNIT_MEASURE: Unit
dataflow,XX:Y(1.0.0),I,RUS: Freedonia,trade_turnover: Trade,2012: 2012,22.4e9,USD: Dollar
"""
PLAIN = """Area,Indicator,Period,Value,Unit
RU,gdp,2012-01-01/2012-06-30,"1,000.5",USD
Kazakhstan,gdp,2012,200e9,USD
"""


def read(text: str, folder: Path) -> list[tuple[object, ...]]:
    file = folder / "reference.csv"
    file.write_text(text, encoding="utf-8")
    frame = read_reference(file)
    columns = ["indicator_code", "aspect", "area", "counterpart", "value", "unit"]
    days = [str(day.date()) for day in frame["period_start"]]
    return [
        (*row, day) for row, day in zip(frame[columns].itertuples(index=False), days, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            WORLD_BANK,
            [
                ("gdp", "growth", "RUS", "", 4.3, "percent", "2011-01-01"),
                ("gdp", "growth", "RUS", "", 3.66, "percent", "2012-01-01"),
                ("", "level", "RUS", "", 140.0, "", "2011-01-01"),
            ],
        ),
        (DATABANK, [("unemployment", "level", "RUS", "", 5.44, "percent", "2012-01-01")]),
        (
            SDMX,
            [
                ("trade_turnover", "level", "RUS", "KAZ", 22.4e9, "USD", "2012-01-01"),
                ("trade_turnover", "level", "RUS", "KAZ", 1.5e9, "USD", "2013-01-01"),
            ],
        ),
        (SDMX_LABELS, [("trade_turnover", "level", "RUS", "", 22.4e9, "USD", "2012-01-01")]),
        (
            PLAIN,
            [
                ("gdp", "level", "RUS", "", 1000.5, "USD", "2012-01-01"),
                ("gdp", "level", "KAZ", "", 200e9, "USD", "2012-01-01"),
            ],
        ),
    ],
    ids=["world bank", "databank", "sdmx", "sdmx with labels", "plain"],
)
def test_a_download_is_read_as_it_comes(
    text: str, rows: list[tuple[object, ...]], tmp_path: Path
) -> None:
    assert read(text, tmp_path) == rows


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a,b\n1,2\n", "begins with a, b; accepted: a World Bank CSV"),
        ("", "begins with nothing"),
        (
            "area,indicator,period,value\nRUS,gdp,sometime,3\n",
            "figure 1 has no number or no period",
        ),
        ("area,indicator,period,value\nRUS,gdp,2012,much\n", "figure 1 has no number or no period"),
        ("area,indicator,period,value\nRUS,gdp,2012,\n", "holds no figures"),
    ],
)
def test_what_is_no_reference_data_is_refused(text: str, fault: str, tmp_path: Path) -> None:
    with pytest.raises(TableError, match=fault):
        read(text, tmp_path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"no\.csv: cannot be read"):
        read_reference(tmp_path / "no.csv")


def test_claims_meet_the_data_by_indicator_area_and_period(tmp_path: Path) -> None:
    file = tmp_path / "bank.csv"
    file.write_text(WORLD_BANK, encoding="utf-8")
    year = {f"period_{end}": day for end, day in (("start", "2012-01-01"), ("end", "2012-12-31"))}
    said = {"aspect": "growth", "direction": "up", "indicator_code": "gdp", "indicator": "economy"}
    claims = to_frame(
        example_claim(claim_id=quote, value=value, quote=quote, start=n, **said)
        for n, (value, quote) in enumerate([(3.7, "3.7 percent"), (4.2, "4.2 percent")])
    ).assign(**year)
    claims[list(year)] = claims[list(year)].astype("datetime64[s]")
    found = check(claims, read_reference(file))
    against = found[found["rule"] == "reference"]
    assert against["verdict"].tolist() == ["consistent", "inconsistent"]
    assert "the reference says 3.66%" in against["arithmetic"].iloc[0]
