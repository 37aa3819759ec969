"""The page that asks for the key: standalone, without a script, and without the app."""

from html import escape

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GTM framework</title>
<style>
:root {{ color-scheme: light dark; --ink: #1B2733; --ground: #FFFFFF; --edge: #6B7885;
  --tone: #0B5A8A; --on: #FFFFFF; --bad: #A61B1B; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --ink: #E8EDF2; --ground: #0F161D; --edge: #8896A4;
    --tone: #56B4E9; --on: #0F161D; --bad: #FF9C9C; }}
}}
body {{ margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }}
main {{ width: min(26rem, 100vw - 3rem); }}
h1 {{ font-size: 1.5rem; line-height: 1.25; margin: 0 0 .5rem; }}
label {{ display: block; font-weight: 600; margin: 1.25rem 0 .35rem; }}
input, button {{ box-sizing: border-box; width: 100%; min-height: 2.75rem; font: inherit;
  border-radius: .4rem; }}
input {{ padding: 0 .75rem; color: inherit; background: transparent; border: 1px solid var(--edge); }}
button {{ margin-top: .75rem; border: 0; background: var(--tone); color: var(--on);
  font-weight: 600; cursor: pointer; }}
:focus-visible {{ outline: 3px solid var(--tone); outline-offset: 2px; }}
.said {{ color: var(--bad); margin: 1rem 0 0; }}
a {{ color: var(--tone); }}
</style>
</head>
<body>
<main>
<h1>This page needs the facilitator’s key</h1>
<p>Open the link printed in the terminal when the app started, or enter the key here.</p>
{said}<form method="post">
<label for="key">Facilitator’s key</label>
<input id="key" name="key" type="password" autocomplete="current-password" required autofocus>
<button>Open</button>
</form>
<p>Here for a workshop? <a href="{base}/join">Join with a code</a>.</p>
</main>
</body>
</html>
"""


def door_page(said: str = "", base: str = "") -> str:
    """The page that asks for the key.

    Args:
        said: What to say about the key that was entered.
        base: The path below which visitors reach the app, or empty.
    """
    told = f'<p class="said" role="alert">{escape(said)}</p>\n' if said else ""
    return _PAGE.format(said=told, base=escape(base, quote=True))
