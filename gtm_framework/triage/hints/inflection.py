"""English word forms: enough to find `launching` and `case studies` if the vocabulary has one form."""

from typing import Literal

VerbForm = Literal["base", "s", "ing", "ed"]

_IRREGULAR = {
    "be": ("is", "being", "was"),
    "become": ("becomes", "becoming", "became"),
    "begin": ("begins", "beginning", "began"),
    "bid": ("bids", "bidding", "bid"),
    "break": ("breaks", "breaking", "broke"),
    "bring": ("brings", "bringing", "brought"),
    "build": ("builds", "building", "built"),
    "buy": ("buys", "buying", "bought"),
    "choose": ("chooses", "choosing", "chose"),
    "come": ("comes", "coming", "came"),
    "cut": ("cuts", "cutting", "cut"),
    "do": ("does", "doing", "did"),
    "draw": ("draws", "drawing", "drew"),
    "drive": ("drives", "driving", "drove"),
    "fight": ("fights", "fighting", "fought"),
    "find": ("finds", "finding", "found"),
    "focus": ("focuses", "focusing", "focused"),
    "get": ("gets", "getting", "got"),
    "give": ("gives", "giving", "gave"),
    "go": ("goes", "going", "went"),
    "grow": ("grows", "growing", "grew"),
    "hang": ("hangs", "hanging", "hung"),
    "have": ("has", "having", "had"),
    "hit": ("hits", "hitting", "hit"),
    "hold": ("holds", "holding", "held"),
    "keep": ("keeps", "keeping", "kept"),
    "lead": ("leads", "leading", "led"),
    "leave": ("leaves", "leaving", "left"),
    "make": ("makes", "making", "made"),
    "meet": ("meets", "meeting", "met"),
    "pay": ("pays", "paying", "paid"),
    "put": ("puts", "putting", "put"),
    "rethink": ("rethinks", "rethinking", "rethought"),
    "rewrite": ("rewrites", "rewriting", "rewrote"),
    "rise": ("rises", "rising", "rose"),
    "run": ("runs", "running", "ran"),
    "seek": ("seeks", "seeking", "sought"),
    "sell": ("sells", "selling", "sold"),
    "send": ("sends", "sending", "sent"),
    "set": ("sets", "setting", "set"),
    "shoot": ("shoots", "shooting", "shot"),
    "show": ("shows", "showing", "showed"),
    "speed": ("speeds", "speeding", "sped"),
    "spend": ("spends", "spending", "spent"),
    "spin": ("spins", "spinning", "spun"),
    "stand": ("stands", "standing", "stood"),
    "take": ("takes", "taking", "took"),
    "teach": ("teaches", "teaching", "taught"),
    "upsell": ("upsells", "upselling", "upsold"),
    "tell": ("tells", "telling", "told"),
    "think": ("thinks", "thinking", "thought"),
    "win": ("wins", "winning", "won"),
    "withdraw": ("withdraws", "withdrawing", "withdrew"),
    "write": ("writes", "writing", "wrote"),
}
_DOUBLING = {
    *(
        "ship",
        "plan",
        "stop",
        "drop",
        "swap",
        "chat",
        "submit",
        "refer",
        "pin",
        "log",
        "tag",
        "blog",
        "jab",
    ),
    *(
        "commit",
        "map",
        "wrap",
        "scan",
        "tap",
        "equip",
        "debug",
        "drip",
        "dig",
        "grab",
        "trim",
        "step",
        "control",
    ),
    *("excel", "plug", "rebut", "nag", "star", "pop", "chip", "stir", "snap", "jot", "dim"),
}
_VOWELS = "aeiou"


def verb_forms(lemma: str) -> tuple[tuple[str, VerbForm], ...]:
    """The forms of a verb: to launch, launches, launching, launched."""
    third, gerund, past = _IRREGULAR.get(lemma) or _regular(lemma)
    return (lemma, "base"), (third, "s"), (gerund, "ing"), (past, "ed")


def plural(noun: str) -> str:
    """The plural of a noun; a word that ends in s stays unchanged."""
    if noun.endswith("s"):
        return noun
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    if noun.endswith(("x", "z", "ch", "sh")):
        return f"{noun}es"
    return f"{noun}s"


def _regular(lemma: str) -> tuple[str, str, str]:
    if lemma.endswith("e"):
        stem = lemma if lemma.endswith("ee") else lemma[:-1]
        return f"{lemma}s", f"{stem}ing", f"{lemma}d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return f"{lemma[:-1]}ies", f"{lemma}ing", f"{lemma[:-1]}ied"
    stem = lemma + lemma[-1] if lemma in _DOUBLING else lemma
    third = f"{lemma}es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else f"{lemma}s"
    return third, f"{stem}ing", f"{stem}ed"


def stem(word: str) -> str:
    """What the forms of most words have in common: launch for `launching`, stor for `store` and `stores`.

    It is a comparison key, not a word to display; forms that differ more ("grew") keep their own keys.
    """
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    for ending in ("ing", "ed"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and any(letter in "aeiouy" for letter in root):
            is_doubled = len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz"
            root = root[:-1] if is_doubled else root
            return root.rstrip("e") if len(root) > 3 else root
    if len(word) > 4 and word.endswith("es") and word[-3] in "sxzh":
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and word[-2] not in "su":
        word = word[:-1]
    return word[:-1] if len(word) > 4 and word.endswith("e") else word
