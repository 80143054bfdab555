"""The door of the app: its language, page settings, the pages, and the server that they are on."""

if __name__ == "__main__":
    # The script that runs for each visitor.
    import streamlit as st

    from ui.app.pages import APP, open_door
    from ui.language.spoken import follow_link
    from ui.language.words import gettext as _
    from ui.theme.text import ARTICLE

    follow_link()
    st.set_page_config(
        page_title=APP,
        page_icon="ui/icon.svg",
        layout="wide",
        menu_items={
            "About": _(
                "Nine Numbers: the smallest neural network that still learns, made visible. It "
                "tells the story of Victor Zhou's {article}."
            ).format(article=ARTICLE)
        },
    )
    open_door()
else:
    # `streamlit run` finds the app here, and any ASGI server does. A host that runs the script and
    # nothing else goes without what is kept and loaded before somebody asks, and shows Streamlit's
    # own box where a callback fails.
    from starlette.middleware import Middleware
    from streamlit.starlette import App

    from ui.app.beginning import beginning
    from ui.app.failed_callback import answer
    from ui.app.kept_answers import KeptAnswers

    app = App(
        __file__,
        middleware=[Middleware(KeptAnswers)],
        lifespan=beginning,
        on_script_error=answer,
    )
