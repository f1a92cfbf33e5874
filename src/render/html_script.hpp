// What the page of `to_html` does beyond being read: a value or a repair that is clicked, or chosen
// by keyboard, is explained; both columns show where it stands.
#pragma once

#include <string_view>

namespace gongwen::render {

inline constexpr std::string_view page_script = R"js(
(function(){
  "use strict";
  var root=document.currentScript.closest(".gongwen"),box=root.querySelector("aside"),said=box.querySelector(".said"),
      marks=JSON.parse(root.querySelector("script[type='application/json']").textContent),
      where={},order=[],at=-1,lit=[],from=null,leaving=false;
  root.querySelectorAll("[data-m]").forEach(function(e){
    e.dataset.m.split(" ").forEach(function(i){(where[i]=where[i]||[]).push(e);});
  });
  marks.forEach(function(m,i){if(where[i])order.push(i);});
  order.sort(function(a,b){return marks[a][4][0]-marks[b][4][0]||marks[b][4][1]-marks[a][4][1];});
  function unlight(name){lit.forEach(function(e){e.classList.remove(name);});}
  function clear(){unlight("on");lit=[];}
  function light(all){clear();lit=all;lit.forEach(function(e){e.classList.add("on");});}
  function pair(p){return [].slice.call(root.querySelectorAll(".text [data-p='"+p+"']"));}
  function reveal(e){
    for(var d=e.closest("details");d;d=d.parentElement.closest("details"))d.open=true;
    e.scrollIntoView({block:"center"});
  }
  function seen(all){return all.filter(function(e){return e.closest(".is,td:not(.was)");});}
  function tell(rows){
    var dl=document.createElement("dl");
    rows.forEach(function(r){
      var t=document.createElement("dt"),d=document.createElement("dd");
      t.textContent=r[0];d.append(r[1]);if(r[2])t.title=r[2];dl.append(t,d);
    });
    said.replaceChildren(dl);box.hidden=false;
  }
  function confidence(c){
    var both=document.createDocumentFragment(),bar=document.createElement("meter");
    bar.min=0;bar.max=1;bar.low=.75;bar.high=.9;bar.optimum=1;bar.value=c;bar.setAttribute("aria-hidden","true");
    both.append(c.toFixed(2)+" ",bar);return both;
  }
  function repairs(all){
    var told=[];
    all.forEach(function(e){
      [e].concat([].slice.call(e.querySelectorAll("[data-r]"))).forEach(function(x){
        if(x.dataset.r&&told.indexOf(x.dataset.r)<0)told.push(x.dataset.r);});
    });
    return told.length>12?told.slice(0,12).concat("… 共 "+told.length+" 处"):told;
  }
  function value(i,scroll){
    var m=marks[i],all=where[i]||[],own=seen(all),rows;
    light(all);at=order.indexOf(i);
    rows=[["字段",m[1]+"　"+m[0]+(m[3]?"（"+m[3]+"）":"")],["值",m[2],"value"]];
    var text=own.map(function(e){return e.textContent;}).join("").trim();
    if(text&&text!==m[2])rows.push(["文中作",text.length>200?text.slice(0,200)+"…":text,"as it stands"]);
    if(m[4][1]>m[4][0])rows.push(["文中字节",m[4].join("–"),"span"],["来源字节",m[5].join("–"),"source"]);
    rows.push(["置信度",confidence(m[6]),"confidence"]);
    var cell=own[0]&&own[0].closest(".is"),lab=cell&&cell.querySelector(".lab.low");
    if(lab)rows.push(["本行存疑",lab.dataset.l,"runner-up"]);
    var mended=repairs(own);
    if(mended.length)rows.push(["修复",mended.join("\n"),"repairs"]);
    if(own[0]){
      var over=own[0].dataset.m.split(" ").map(Number).filter(function(j){return j!==i;});
      if(over.length)rows.push(["同处",over.map(function(j){return marks[j][1];}).join("、"),"also here"]);
    }
    tell(rows);
    if(scroll&&(own[0]||all[0]))reveal(own[0]||all[0]);
  }
  function repair(p,scroll){
    var all=pair(p),e=all.filter(function(x){return x.dataset.r;})[0];
    if(!e)return;
    light(all);at=-1;tell([["修复",e.dataset.r,"repair"]]);
    if(scroll)reveal(e);
  }
  function close(){
    box.hidden=true;clear();
    leaving=true;if(from&&from.isConnected)from.focus();leaving=false;from=null;
  }
  function chosen(e){
    var a=e.target.closest("nav a"),m=e.target.closest("[data-m]"),p=e.target.closest("[data-p]");
    if(a&&(a.dataset.to||a.dataset.p)){
      e.preventDefault();from=a;
      var toggle=root.querySelector(".t-nav");if(toggle)toggle.checked=false;
      if(a.dataset.to)value(+a.dataset.to,true);else repair(a.dataset.p,true);
    }else if(m&&!a){var all=m.dataset.m.split(" ");from=m;value(+all[all.length-1],false);}
    else if(p&&!a){from=null;repair(p.dataset.p,false);}
  }
  function step(by){
    if(!order.length)return;
    at=at<0?0:(at+by+order.length)%order.length;value(order[at],true);
  }
  root.addEventListener("click",function(e){
    if(e.target.closest(".x"))close();
    else if(e.target.closest(".prev"))step(-1);
    else if(e.target.closest(".next"))step(1);
    else chosen(e);
  });
  root.addEventListener("keydown",function(e){
    if(e.key==="Escape"&&!box.hidden)close();
    if((e.key==="Enter"||e.key===" ")&&e.target.matches(".v")){e.preventDefault();chosen(e);box.querySelector(".x").focus();}
  });
  root.addEventListener("focusin",function(e){
    if(!leaving&&e.target.matches(".v")&&e.target.matches(":focus-visible"))value(+e.target.dataset.m.split(" ").pop(),false);
  });
  function hot(e,add){
    var m=e.target.closest("[data-m]"),p=e.target.closest("[data-p]"),all=[];
    if(m&&!m.closest("nav"))all=where[m.dataset.m.split(" ").pop()]||[];
    else if(p&&!p.closest("nav"))all=pair(p.dataset.p);
    all.forEach(function(x){x.classList.toggle("hot",add);});
  }
  root.addEventListener("mouseover",function(e){hot(e,true);});
  root.addEventListener("mouseout",function(e){hot(e,false);});
  root.addEventListener("mouseover",function(e){
    var r=e.target.closest(".r,del");
    if(!r||r.title)return;
    var told=r.dataset.r?r:pair(r.dataset.p).filter(function(x){return x.dataset.r;})[0];
    if(told)r.title=told.dataset.r;
  });
})();
)js";

// What the page allows itself to run (Content-Security-Policy): the script above and no other. The
// tests say what it must be when the script changes.
inline constexpr std::string_view page_script_hash =
    "sha256-1nmTW7RLGpMOkG6xgR82h00R95B/yFoHDGShrqEvvJ4=";

}  // namespace gongwen::render
