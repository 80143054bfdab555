"""What the browser is asked to load early is there, and is what draws the charts."""

from ui.preload import SCRIPTS, scripts


def test_the_scripts_are_those_of_the_installed_streamlit() -> None:
    plotly, *imported = scripts()
    assert plotly.startswith("PlotlyChart.")
    assert len(imported) > 5
    assert len(set(imported)) == len(imported)
    for script in (plotly, *imported):
        assert (SCRIPTS / script).is_file()


def test_no_import_stands_behind_the_head_of_the_script() -> None:
    plotly, *imported = scripts()
    assert (SCRIPTS / plotly).read_text("utf-8").count('from"./') == len(imported)
