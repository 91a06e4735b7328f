//! What the guard sees, and what it leaves alone.

use super::{harm_in_html, harm_in_markdown};

#[test]
fn what_runs_or_loads_is_seen() {
    for page in [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=https://example.org/x.js></SCRIPT>",
        "<script src='//example.org/x.js'></script>",
        "<script src=\"index.html\"></script>",
        "<p onclick=alert(1)>x",
        "<svg/onload=alert(1)>",
        "<a href=' java\nscript:alert(1)'>x</a>",
        "<a href=\"data:text/html,x\">x</a>",
        "<a href=vbscript:x>x</a>",
        "<a href=\"&#106;avascript:alert(1)\">x</a>",
        "<svg><a xlink:href=\"javascript:alert(1)\">x</a></svg>",
        "<svg><use href=\"https://example.org/x.svg#a\"/></svg>",
        "<svg><animate attributeName=href values=\"javascript:alert(1)\"/></svg>",
        "<img src=\"https://example.org/pixel.png\">",
        "<img srcset=\"https://example.org/pixel.png 1x\">",
        "<link rel=stylesheet href=https://example.org/x.css>",
        "<iframe src=index.html></iframe>",
        "<object data=index.html></object>",
        "<base href=\"https://example.org/\">",
        "<meta http-equiv=refresh content=\"0; url=https://example.org/\">",
        "<form action=\"https://example.org/\"><button formaction=\"javascript:x\">",
        "<p style=\"background:url(https://example.org/x)\">",
        "<p style=\"background:u\\72l(x)\">",
        "<p style=\"background:u\\000072l(x)\">",
        "<p style=\"background:image\\00002dset(x)\">",
        "<p style=\"background:image\\00002d set(x)\">",
        "<style>@import 'https://example.org/x.css'</style>",
        "<style>p{background:url(x)}</style>",
        "<title><!--</title><script>alert(1)</script>-->",
        "<textarea></textarea><script>alert(1)</script>",
        "<math><style><script>alert(1)</script></style></math>",
        "<!--><script>alert(1)</script>-->",
        // A drawing runs what stands in a script, and loads by its attributes and animations.
        "<svg><script src=\"search.js\">alert(1)</script></svg>",
        "<svg><script src=\"search.js\" href=\"#x\"></script></svg>",
        "<svg><rect mask=\"url(https://example.org/x.svg#m)\"/></svg>",
        "<svg><rect fill=\"u\\72l(https://example.org/x.svg#m)\"/></svg>",
        "<svg><a><animate attributeName=href values=\"#;javascript:alert(1)\"/></a></svg>",
        "<svg><image><set attributeName=href to=\"https://example.org/x.png\"/></image></svg>",
        // Its styles hold entities, remarks and sections.
        "<svg><style>@&#105;mport 'https://example.org/x.css'</style></svg>",
        "<svg><style>@im<!-- -->port 'https://example.org/x.css'</style></svg>",
        "<svg><style>@im<![CDATA[port 'https://example.org/x.css']]></style></svg>",
        "<svg><style>@im<g></g>port 'https://example.org/x.css'</style></svg>",
        // A browser sees other tags than either reading does.
        "<svg><![CDATA[><p title=\"]]><script>alert(1)</script>\"></p></svg>",
        "<textarea><!--</textarea><svg><style><script>alert(1)</script></style></svg>-->",
        "<textarea><p title=\"</textarea><svg><style><script>alert(1)</script></style></svg>\"></p>",
        "<p>1 < 2</p>",
        "<p title=\"a",
        // Addresses as browsers take them.
        "<script src=\"/&#13;/example.org/x.js\"></script>",
        "<script src=\"../../other.js\"></script>",
        "<img src=\"&#1;//example.org/x.png\">",
        "<img src=\"/x.png\">",
        "<img srcset=\"&#1;//example.org/x 1x\">",
        "<img attributionsrc=\"https://example.org/\">",
        "<meta http-equiv=refresh content=\"0;https://example.org/\">",
        "<meta http-equiv=refresh content=\"0;url='//example.org/'\">",
        "<p style=\"background:image\\00002d set('https://example.org/x.png' 1x)\">x</p>",
        // Letters that are read otherwise.
        "<meta charset=\"iso-2022-jp\">",
        "<meta http-equiv=content-type content=\"text/html; charset=iso-2022-jp\">",
        "<p title=\"\u{1b}$B\"> \u{1b}(B x</p>",
        "<noscript><p title=\"</noscript><script>alert(1)</script>\"></noscript>",
    ] {
        assert!(harm_in_html(page).is_some(), "{page}");
    }
    assert!(harm_in_markdown("x\n\n<script>alert(1)</script>").is_some());
    assert!(harm_in_markdown("[x](javascript:alert(1))").is_some());
    assert!(harm_in_markdown("![x](https://example.org/pixel.png)").is_some());
}

#[test]
fn what_is_read_is_left_alone() {
    for page in [
        "<!doctype html><link rel=\"icon\" href=\"data:,\"><link rel=\"stylesheet\" href=\"../site.css\">",
        "<a href=\"https://example.org/\">x</a><a href=\"mailto:a@example.org\">x</a><a href=\"#x\">x</a>",
        "<a href=\"../fr/index.html\">x</a><img src=\"../logo.svg\" alt=\"x\">",
        "<script src=\"../search.js\" defer></script>",
        "<p style=\"width:40%\">&lt;script&gt;</p>",
        "<p style=\"--running:'url\\000028x\\000029'\">x</p>",
        "<svg><use href=\"#a\"/><path d=\"M0 0\"/></svg>",
        "<meta http-equiv=\"refresh\" content=\"0; url=fr/index.html\">",
        "<style>p{color:red}</style>",
        "<!doctype html><meta charset=\"UTF-8\"><!-- a remark --><p title=\"a &lt; b\">1 &lt; 2</p>",
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">",
        "<svg><rect fill=\"url(#a)\" clip-path=\"url('#b')\"/></svg>",
    ] {
        assert_eq!(harm_in_html(page), None, "{page}");
    }
    assert_eq!(harm_in_markdown("<a id=\"x\"></a>\n\n[x](y.md) <https://example.org/>"), None);
}
