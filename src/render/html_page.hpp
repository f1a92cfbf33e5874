// What the page of `to_html` looks like and how it answers to the reader: style and script, written
// into the page so that it works without a network.
#pragma once

#include <string_view>

namespace gongwen::render {

// One colour for each group of parts; light and dark from the same names.
inline constexpr std::string_view page_style = R"css(
.gongwen{--paper:#fff;--ink:#1b1d21;--soft:#5d646e;--line:#dfe3e8;--shade:#f5f6f8;--accent:#b3261e;
--head:#8a4b08;--title:#b3261e;--heading:#1f4e9c;--tail:#20693d;--cite:#6a3fa0;--date:#00677d;--page:#6b7280;
--repair:#fff0c2;--gone:#fde2e0;color:var(--ink);background:var(--paper);
font:15px/1.75 "Noto Serif CJK SC","Source Han Serif SC","Songti SC",SimSun,serif}
@media(prefers-color-scheme:dark){.gongwen{--paper:#16181c;--ink:#e4e6ea;--soft:#9aa2ad;--line:#30353d;
--shade:#1e2127;--accent:#ff8a80;--head:#e6a95c;--title:#ff8a80;--heading:#8ab4f8;--tail:#7fd6a0;--cite:#c9a6f5;
--date:#6fd3e6;--page:#8b929d;--repair:#4a3d12;--gone:#4d2422}}
.gongwen *{box-sizing:border-box}
.gongwen .ui,.gongwen header,.gongwen nav,.gongwen aside{font-family:system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
.gongwen header{padding:14px 20px;border-bottom:1px solid var(--line)}
.gongwen header h1{font-size:17px;line-height:1.4;margin:0 0 4px}
.gongwen header p{margin:0;color:var(--soft);font-size:13px;overflow-wrap:anywhere}
.gongwen .frame{display:grid;grid-template-columns:minmax(220px,20%) 1fr;align-items:start}
.gongwen nav{position:sticky;top:0;max-height:100vh;overflow:auto;padding:12px 8px 24px 16px;font-size:13px;line-height:1.55;border-right:1px solid var(--line)}
.gongwen nav h2{font-size:13px;margin:12px 0 4px;color:var(--soft);font-weight:600}
.gongwen nav dl{margin:0;display:grid;grid-template-columns:auto 1fr;gap:1px 8px}
.gongwen nav dt{color:var(--soft);white-space:nowrap}
.gongwen nav dd{margin:0;overflow-wrap:anywhere}
.gongwen nav a{color:inherit;text-decoration:none;border-radius:3px}
.gongwen nav a:hover,.gongwen nav a:focus-visible{background:var(--shade);outline:1px solid var(--line)}
.gongwen nav ol{list-style:none;margin:6px 0;padding:0;border-left:1px solid var(--line)}
.gongwen nav li a{display:block;padding:1px 4px}
.gongwen .text{display:grid;grid-template-columns:1fr 1fr;min-width:0}
.gongwen .row{display:contents}
.gongwen .cell{padding:1px 16px;white-space:pre-wrap;overflow-wrap:anywhere;min-width:0;border-left:4px solid transparent}
.gongwen .was{color:var(--soft);border-left-color:var(--line)}
.gongwen .one .text{grid-template-columns:1fr}
.gongwen .around{color:var(--page);font-size:13px}
.gongwen .cap{position:sticky;top:0;z-index:1;background:var(--shade);font-size:12px;color:var(--soft);padding:4px 16px;border-bottom:1px solid var(--line)}
.gongwen .v{cursor:pointer;border-bottom:1.5px solid currentColor;border-radius:2px}
.gongwen .v:hover,.gongwen .v:focus-visible,.gongwen .on{background:var(--shade);box-shadow:0 0 0 2px var(--shade);outline:1px solid currentColor}
.gongwen .k-head{color:var(--head)}.gongwen .k-title{color:var(--title);font-weight:700}.gongwen .k-heading{color:var(--heading);font-weight:600}
.gongwen .k-tail{color:var(--tail)}.gongwen .k-cite{color:var(--cite)}.gongwen .k-date{color:var(--date)}.gongwen .k-page{color:var(--page)}
.gongwen .r{background:var(--repair)}.gongwen del{background:var(--gone);text-decoration:none}
.gongwen .doc{border-left-color:var(--accent)}.gongwen .doc.d1{border-left-color:var(--heading)}.gongwen .doc.d2{border-left-color:var(--tail)}
.gongwen aside{position:fixed;right:16px;bottom:16px;max-width:min(420px,calc(100vw - 32px));background:var(--paper);border:1px solid var(--line);border-radius:8px;box-shadow:0 6px 24px #0003;padding:12px 16px;font-size:13px;line-height:1.6}
.gongwen aside[hidden]{display:none}
.gongwen aside h2{font-size:13px;margin:0 0 4px}.gongwen aside dl{display:grid;grid-template-columns:auto 1fr;gap:0 10px;margin:0}
.gongwen aside dt{color:var(--soft)}.gongwen aside dd{margin:0;overflow-wrap:anywhere}
.gongwen aside button{float:right;border:0;background:none;color:var(--soft);font-size:18px;line-height:1;cursor:pointer;padding:4px}
.gongwen nav summary{font-size:13px;margin:12px 0 4px;color:var(--soft);font-weight:600;cursor:pointer}
.gongwen .switch{display:none}
.gongwen .diagnostics{margin:0;padding:8px 20px;font-size:13px;background:var(--shade);list-style:none}
@media(max-width:820px){.gongwen .frame{display:block}.gongwen nav{position:static;max-height:none;border-right:0;border-bottom:1px solid var(--line)}
.gongwen .text{grid-template-columns:1fr}.gongwen .cap{display:none}.gongwen .was{display:none}
.gongwen .switch{display:block;padding:8px 16px;font-size:14px}.gongwen .both .was{display:block}
.gongwen header h1{font-size:16px}}
@media print{.gongwen{--paper:#fff;--ink:#000;--soft:#444}.gongwen nav,.gongwen aside,.gongwen .switch{display:none!important}
.gongwen .frame{display:block}.gongwen .cap{position:static}.gongwen .cell{break-inside:avoid}}
)css";

// The page reads well without it; with it a value that is clicked, or chosen by keyboard, is
// explained.
inline constexpr std::string_view page_script = R"js(
(function(){
  var root=document.currentScript.closest(".gongwen"),box=root.querySelector("aside"),
      marks=JSON.parse(root.querySelector("script[type='application/json']").textContent),on=[];
  function clear(){on.forEach(function(e){e.classList.remove("on")});on=[];}
  function show(i,scroll){
    clear();
    on=[].slice.call(root.querySelectorAll("[data-m]")).filter(function(e){
      return e.dataset.m.split(" ").indexOf(String(i))>=0;});
    on.forEach(function(e){e.classList.add("on")});
    if(scroll&&on[0])on[0].scrollIntoView({block:"center"});
    var m=marks[i],rows=[["字段",m[1]+"  "+m[0]],["值",m[2]],["文中字节",m[3].join("–")],
      ["来源字节",m[4].join("–")],["置信度",m[5].toFixed(2)]];
    if(m[6])rows.push(["修复",m[6]]);
    var dl=document.createElement("dl");
    rows.forEach(function(r){var t=document.createElement("dt"),d=document.createElement("dd");
      t.textContent=r[0];d.textContent=r[1];dl.append(t,d);});
    box.replaceChildren(box.firstElementChild,dl);box.hidden=false;
  }
  function chosen(e){
    var v=e.target.closest("[data-m]"),a=e.target.closest("a[data-to]");
    if(a){e.preventDefault();show(+a.dataset.to,true);return true;}
    if(v){var all=v.dataset.m.split(" ");show(+all[all.length-1],false);return true;}
    return false;
  }
  root.addEventListener("click",function(e){
    if(e.target.closest("aside button")){box.hidden=true;clear();return;}
    if(e.target.matches(".switch input")){root.classList.toggle("both",e.target.checked);return;}
    chosen(e);
  });
  root.addEventListener("keydown",function(e){
    if(e.key==="Escape"){box.hidden=true;clear();}
    if(e.key==="Enter"&&e.target.matches("[data-m]"))chosen(e);
  });
})();
)js";

}  // namespace gongwen::render
