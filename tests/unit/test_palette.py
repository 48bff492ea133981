import pytest

from dashboard import palette
from dashboard.palette import contrast

TEXT, GRAPHIC = 4.5, 3.0
SURFACES = {"card": palette.CARD, "ground": palette.GROUND}


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())
@pytest.mark.parametrize("name", ["INK", "MUTED", "ACCENT", "CHART_COMPARATOR", "PHASE_TEXT"])
def test_text_can_be_read_on_card_and_ground(name: str, surface: str) -> None:
    assert contrast(getattr(palette, name), surface) >= TEXT


@pytest.mark.parametrize("tone", list(palette.TONES))
def test_a_chip_can_be_read(tone: palette.Tone) -> None:
    assert contrast(*palette.TONES[tone]) >= TEXT


def test_the_chosen_row_and_white_on_accent_can_be_read() -> None:
    assert contrast(palette.ACCENT, palette.ACCENT_GROUND) >= TEXT
    assert contrast(palette.CARD, palette.ACCENT) >= TEXT


@pytest.mark.parametrize("colour", [*palette.SEQUENTIAL, *palette.DIVERGING, palette.CARD])
def test_the_border_of_an_area_shows_against_both_neighbours(colour: str) -> None:
    assert contrast(palette.AREA_BORDER, colour) >= GRAPHIC


@pytest.mark.parametrize("surface", SURFACES.values(), ids=SURFACES.keys())
@pytest.mark.parametrize(
    "name", ["CONTROL", "BAR_EDGE", "CHART_BREAK", "WITHHELD_LINE", "PHASE", "ACCENT"]
)
def test_graphics_show_on_card_and_ground(name: str, surface: str) -> None:
    assert contrast(getattr(palette, name), surface) >= GRAPHIC


@pytest.mark.parametrize("colour", palette.KINDS.values(), ids=palette.KINDS.keys())
def test_a_kind_of_place_shows_wherever_its_symbol_stands(colour: str) -> None:
    for surface in (*SURFACES.values(), palette.ACCENT_GROUND):
        assert contrast(colour, surface) >= TEXT


def test_patterns_show_on_their_own_ground() -> None:
    assert contrast(palette.WITHHELD_LINE, palette.WITHHELD_GROUND) >= GRAPHIC
    assert contrast(palette.NOT_MEASURED_DOT, palette.NOT_MEASURED_GROUND) >= GRAPHIC


def test_the_chosen_bar_and_a_filled_phase_stand_out_from_the_others() -> None:
    assert contrast(palette.ACCENT, palette.BAR) >= GRAPHIC
    assert contrast(palette.PHASE, palette.PHASE_EMPTY) >= GRAPHIC


def test_the_classes_run_evenly_from_light_to_dark() -> None:
    light = [palette.luminance(colour) for colour in palette.SEQUENTIAL]
    assert light == sorted(light, reverse=True)
    steps = [
        contrast(a, b) for a, b in zip(palette.SEQUENTIAL, palette.SEQUENTIAL[1:], strict=False)
    ]
    assert min(steps) > 1.25
