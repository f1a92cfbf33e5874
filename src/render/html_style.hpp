// What the page of `to_html` looks like, written into it so that it needs no network. One name for
// each colour, light and dark; widths are those of the page's own box, so that a page in a notebook
// folds as on a phone; switches are checkboxes that the style looks at, so that they need no
// script. It looks for them in the header alone: a `:has` of the page would be asked anew for each
// piece of the text, which on a large input costs more than all else.
#pragma once

#include <string_view>

namespace gongwen::render {

// The colours on dark paper. A page follows the system; a part of a notebook follows the notebook,
// which may be light where the system is dark: JupyterLab, VS Code and Colab say so on `body` or
// `html`.
#define GONGWEN_DARK                                                                                                                         \
  R"css(--paper:#16181c;--ink:#e4e6ea;--soft:#a3abb6;--line:#33383f;--shade:#20242a;--accent:#ff8a80;)css"                                   \
  R"css(--head:#ebb26a;--title:#ff9c94;--heading:#9cc0fa;--tail:#84d9a5;--contact:#eba7da;--cite:#cfb0f7;--date:#79d6e8;--page:#a3abb6;)css" \
  R"css(--repair:#42370f;--gone:#4a2422;--warn:#ffb38a;--lit:#1f3a63)css"
#define GONGWEN_IN_DARK_NOTEBOOKS                                                    \
  R"css([data-jp-theme-light="false"] .gongwen.part,.vscode-dark .gongwen.part,)css" \
  R"css([data-vscode-theme-kind="vscode-dark"] .gongwen.part,html[theme="dark"] .gongwen.part)css"

inline constexpr std::string_view page_style =
    R"css(
.gongwen-page{margin:0}
.gongwen{--paper:#fff;--ink:#1b1d21;--soft:#59606a;--line:#dfe3e8;--shade:#f4f5f7;--accent:#b3261e;
--head:#854708;--title:#b3261e;--heading:#1f4e9c;--tail:#1d6338;--contact:#7a3d6d;--cite:#6a3fa0;--date:#005f73;--page:#59606a;
--repair:#fff0c2;--gone:#fde4e1;--warn:#9a3412;--lit:#d6e6ff;
position:relative;color:var(--ink);background:var(--paper);font:15px/1.75 "Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif}
)css"
    "@media screen and (prefers-color-scheme:dark){.gongwen:not(.part){" GONGWEN_DARK
    "}}\n"
    "@media screen{" GONGWEN_IN_DARK_NOTEBOOKS "{" GONGWEN_DARK
    "}}"
    R"css(
.gongwen:not(.part){min-height:100vh}
.gongwen *{box-sizing:border-box}
.gongwen .gw{container-type:inline-size}
.gongwen .ui,.gongwen .ui button{font-family:system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
.gongwen a{color:inherit}
.gongwen :focus-visible{outline:2px solid var(--heading);outline-offset:1px;border-radius:2px}
.gongwen .text:focus{outline:none}
.gongwen .skip{position:absolute;left:-999px}.gongwen .skip:focus{left:8px;top:8px;z-index:3;background:var(--paper);padding:4px 8px}
.gongwen header{padding:14px 20px 10px;border-bottom:1px solid var(--line);font-size:13px}
.gongwen header h1{font-size:18px;line-height:1.45;margin:0 0 4px;overflow-wrap:anywhere}
.gongwen .facts{margin:0;color:var(--soft);overflow-wrap:anywhere}
.gongwen summary{cursor:pointer}
.gongwen .diags{margin-top:6px}.gongwen .diags ul{margin:2px 0 0;padding:0 0 0 14px;list-style:none;overflow-wrap:anywhere}
.gongwen .do{color:var(--soft)}
.gongwen .s-warning b,.gongwen .s-error b{color:var(--warn)}
.gongwen .bar{display:flex;flex-wrap:wrap;gap:4px 18px;align-items:center;margin-top:8px}
.gongwen fieldset{border:0;margin:0;padding:0;display:flex;gap:10px}
.gongwen legend{float:left;padding:0;color:var(--soft)}
.gongwen label{cursor:pointer}.gongwen input{accent-color:var(--heading);vertical-align:-2px;margin:0}
.gongwen .legend{display:flex;flex-wrap:wrap;gap:2px 12px;list-style:none;margin:0;padding:0}
.gongwen .legend li{margin:0}.gongwen .legend li[class^=k-]{border-bottom:2px solid currentColor}.gongwen .legend .r:not(.many){padding:0 5px;border-radius:3px}
.gongwen .t-nav-l{display:none}
.gongwen .frame{display:grid;grid-template-columns:minmax(230px,21%) minmax(0,1fr);align-items:start}
.gongwen nav{position:sticky;top:0;max-height:100vh;overflow:auto;padding:10px 10px 28px 16px;font-size:13px;line-height:1.55;border-right:1px solid var(--line)}
.gongwen nav summary{padding:1px 0}.gongwen nav b{font-weight:600}
.gongwen nav .td{margin-top:8px;border-top:1px solid var(--line);padding-top:6px}.gongwen nav .td .td{margin-left:10px}
.gongwen nav .tr{margin-top:8px;border-top:1px solid var(--line);padding-top:6px}
.gongwen nav dl{margin:2px 0 4px;display:grid;grid-template-columns:6.2em minmax(0,1fr);gap:1px 8px}
.gongwen nav dt{color:var(--soft)}.gongwen nav dd{margin:0;overflow-wrap:anywhere}
.gongwen nav small{color:var(--soft);font-size:12px}
.gongwen nav a{text-decoration:none;border-radius:3px}.gongwen nav a:hover{background:var(--shade);text-decoration:underline}
.gongwen nav ul{list-style:none;margin:0;padding:0 0 0 12px}.gongwen nav ul.secs{padding:0}
.gongwen nav li{overflow-wrap:anywhere;padding-left:14px}.gongwen nav li:has(>details){padding-left:0}
.gongwen .text{min-width:0;padding-bottom:40px}
.gongwen .row{display:grid;grid-template-columns:minmax(0,1fr);content-visibility:auto;contain-intrinsic-height:auto 28px}
.gongwen .two .row{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
.gongwen .was,.gongwen .is{white-space:pre-wrap;overflow-wrap:anywhere;min-width:0;padding:1px 16px}
.gongwen .was{color:var(--soft);font-size:14px;border-right:1px solid var(--line)}
.gongwen .is{padding-left:104px}
.gongwen .blank{white-space:normal;min-height:8px}.gongwen .blank .was,.gongwen .blank .is{white-space:normal;line-height:8px}
.gongwen .lab{float:left;margin:3px 0 0 -94px;width:86px;font-size:12px;line-height:1.6;color:var(--soft);white-space:normal}
.gongwen .lab::before{content:attr(data-l)}
.gongwen .cap{display:grid;grid-template-columns:1fr 1fr;position:sticky;top:0;z-index:2;background:var(--shade);font-size:12px;color:var(--soft);border-bottom:1px solid var(--line)}
.gongwen .cap div{padding:3px 16px}.gongwen .cap div+div{padding-left:104px}
.gongwen section,.gongwen .noise{border-left:4px solid transparent;padding:6px 0}
.gongwen .doc{--bar:var(--title);border-left-color:var(--bar);margin-top:18px}
.gongwen .d1{--bar:var(--heading)}.gongwen .d2{--bar:var(--tail)}.gongwen .d3{--bar:var(--cite)}
.gongwen .in1{margin-left:10px}.gongwen .in2{margin-left:20px}.gongwen .in3{margin-left:30px}
.gongwen .band{font-size:13px;line-height:1.5;font-weight:600;margin:-6px 0 6px;padding:4px 14px;background:var(--shade);border-bottom:1px solid var(--bar);overflow-wrap:anywhere}
.gongwen .page .is,.gongwen .page .was,.gongwen .noise .is,.gongwen .noise .was{font-size:13px}
.gongwen .noise .is,.gongwen .noise>summary{color:var(--soft)}.gongwen .noise>summary{font-size:12px;padding:0 14px}
.gongwen .tbl{table-layout:fixed;border-collapse:collapse;width:100%;margin:4px 0}
.gongwen .tbl caption{text-align:left;font-size:12px;color:var(--soft);padding:0 14px}
.gongwen .tbl col.was{width:50%}
.gongwen .tbl td{border:1px solid var(--line);padding:2px 8px;vertical-align:top;white-space:pre-wrap;overflow-wrap:anywhere;text-align:left}
.gongwen .tbl td.was{border-width:0 1px 0 0;padding:1px 16px}
.gongwen .z{display:none}
.gongwen .k-head{color:var(--head)}.gongwen .k-title{color:var(--title)}.gongwen .k-heading{color:var(--heading)}.gongwen .k-tail{color:var(--tail)}
.gongwen .k-contact{color:var(--contact)}.gongwen .k-cite{color:var(--cite)}.gongwen .k-date{color:var(--date)}.gongwen .k-page{color:var(--page)}
.gongwen .v{cursor:pointer;text-decoration:underline 1.5px;text-underline-offset:4px}
.gongwen .v.k-title,.gongwen .v.k-heading{font-weight:600}
.gongwen .w{color:inherit;text-decoration:underline 1px dotted;text-underline-offset:4px}
.gongwen .low{color:var(--warn);text-decoration:underline wavy 1.2px}.gongwen .v.low::after,.gongwen a.low::after{content:"？"}
.gongwen .r{background:var(--repair);cursor:pointer}.gongwen del{background:var(--gone);text-decoration:none;cursor:pointer}
.gongwen .r.many,.gongwen del.many{background:none;border-bottom:1px dotted var(--soft)}.gongwen .many.gone::before{color:var(--soft);font-weight:400}
.gongwen .v:hover,.gongwen .hot,.gongwen .on,.gongwen .v:target,.gongwen .on.r,.gongwen del.hot,.gongwen del.on{background:var(--lit)}
.gongwen .gone::before{content:"‸";content:"‸"/"删去";color:var(--warn);font-weight:700}
.gongwen .dg::before{content:"⚠";color:var(--warn);margin-right:4px;cursor:help}
.gongwen .m{color:var(--soft);font:11.5px/1.5 ui-monospace,"DejaVu Sans Mono",monospace;white-space:normal;word-break:break-all}
.gongwen details.m,.gongwen .m>summary{display:inline}.gongwen .m>summary{border:1px solid var(--line);border-radius:3px;padding:0 3px}
.gongwen .m>summary::after{content:" … 共 " attr(data-n) " 字符"}
.gongwen .ctl{unicode-bidi:isolate;font:11px ui-monospace,monospace;color:var(--warn);border:1px dotted;border-radius:3px;padding:0 2px}
.gongwen .ctl::before{content:attr(data-u)}
.gongwen aside{position:fixed;z-index:4;right:16px;bottom:16px;width:min(440px,calc(100vw - 32px));max-height:60vh;overflow:auto;background:var(--paper);
border:1px solid var(--line);border-radius:8px;box-shadow:0 6px 24px #0004;padding:10px 16px;font-size:13px;line-height:1.6}
.gongwen aside[hidden]{display:none}
.gongwen aside dl{display:grid;grid-template-columns:auto minmax(0,1fr);gap:0 12px;margin:0}
.gongwen aside dt{color:var(--soft);white-space:nowrap}.gongwen aside dd{margin:0;overflow-wrap:anywhere;white-space:pre-line}
.gongwen aside p{margin:6px 0 0;display:flex;gap:8px}.gongwen aside p:first-child{position:absolute;right:10px;top:8px;margin:0}
.gongwen aside .said{padding-right:28px}
.gongwen aside button{border:1px solid var(--line);border-radius:5px;background:var(--shade);color:var(--ink);font-size:13px;line-height:1.5;padding:2px 9px;cursor:pointer}
.gongwen meter{width:7em;height:.8em;vertical-align:-1px}
.gongwen.part{border:1px solid var(--line);border-radius:6px;text-align:left}
.gongwen.part .gw{max-height:42rem;overflow:auto}.gongwen.part nav{max-height:42rem}
.gongwen.part aside{position:sticky;margin:0 0 8px auto;right:8px;bottom:8px}
.gongwen header:has(.t-rep:not(:checked))~.frame :is(.r,del){background:none}.gongwen header:has(.t-rep:not(:checked))~.frame .gone{display:none}
.gongwen header:has(.t-mark:not(:checked))~.frame .m{display:none}
.gongwen header:has(.t-is:checked)~.frame :is(.was,.cap){display:none}
.gongwen header:has(.t-is:checked)~.two .row{grid-template-columns:minmax(0,1fr)}
@container(max-width:820px){
.gongwen .frame{display:block}
.gongwen .t-nav-l{display:inline}
.gongwen nav{display:none;position:static;max-height:none;border-right:0;border-bottom:1px solid var(--line)}
.gongwen header:has(.t-nav:checked)~.frame nav{display:block}
.gongwen header{padding:10px 14px 8px}.gongwen header h1{font-size:16px}
.gongwen .two .row,.gongwen .two .row{grid-template-columns:minmax(0,1fr)}
.gongwen .cap{display:none}
.gongwen .was,.gongwen .is{padding:1px 12px}
.gongwen .was{border-right:0;border-left:3px solid var(--line);margin-left:10px;font-size:13px}
.gongwen .lab{float:none;display:block;width:auto;margin:0}
.gongwen header:has(.t-auto:checked)~.frame .was{display:none}
.gongwen .in1,.gongwen .in2,.gongwen .in3{margin-left:4px}}
@media screen and (max-width:820px){.gongwen aside{right:0;left:0;bottom:0;width:auto;max-height:45vh;border-radius:10px 10px 0 0}}
@media print{.gongwen{--paper:#fff;font-size:10.5pt}
.gongwen :is(nav,aside,.bar,.skip,.cap){display:none!important}
.gongwen .frame{display:block}.gongwen.part .gw{max-height:none;overflow:visible}
.gongwen .row{content-visibility:visible;break-inside:avoid}
.gongwen header:not(:has(.t-is:checked))~.two .row{grid-template-columns:minmax(0,1fr) minmax(0,1fr)}
.gongwen header:not(:has(.t-is:checked))~.frame div.was{display:block!important;margin:0;border:0}
.gongwen header:not(:has(.t-is:checked))~.frame td.was{display:table-cell!important}
.gongwen .r,.gongwen del,.gongwen .band{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.gongwen .noise:not([open]){display:none}}
)css";

#undef GONGWEN_DARK
#undef GONGWEN_IN_DARK_NOTEBOOKS

// What the page allows itself to be styled by (Content-Security-Policy): the style above and no
// other. The tests say what it must be when the style changes.
inline constexpr std::string_view page_style_hash =
    "sha256-BZa74Qzj1hGfx6ArhAUdgbs4omXOnNBk1jzOqCm/DQc=";

}  // namespace gongwen::render
