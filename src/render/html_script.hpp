// What the page of `to_html` does beyond being read: a value or a repair that is clicked, or chosen
// by keyboard, is explained; both columns show where it stands.
#pragma once

#include <string_view>

namespace gongwen::render {

inline constexpr std::string_view page_script = R"js(
(function(){
  "use strict";
  var root=document.currentScript.closest(".gongwen"),box=root.querySelector("aside"),said=box.querySelector(".said"),
      data=JSON.parse(root.querySelector("script[type='application/json']").textContent),marks=data.marks,
      beside=!!root.querySelector(".was"),
      where={},pairs=null,order=[],at=-1,lit=[],from=null,leaving=false;
  root.querySelectorAll("[data-m]").forEach(function(e){
    e.dataset.m.split(" ").forEach(function(i){(where[i]=where[i]||[]).push(e);});
  });
  marks.forEach(function(m,i){if(where[i])order.push(i);});
  order.sort(function(a,b){return marks[a][4][0]-marks[b][4][0]||marks[b][4][1]-marks[a][4][1];});
  function unlight(name){lit.forEach(function(e){e.classList.remove(name);});}
  function clear(){unlight("on");lit=[];}
  function light(all){clear();lit=all;lit.forEach(function(e){e.classList.add("on");});}
  function pair(p){
    if(!pairs){
      pairs={};
      root.querySelectorAll(".text [data-p]").forEach(function(e){(pairs[e.dataset.p]=pairs[e.dataset.p]||[]).push(e);});
    }
    return pairs[p]||[];
  }
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
  function quote(t){return t?"“"+(t.length>60?t.slice(0,60)+"…":t)+"”":"（无）";}
  function text(all){return all.map(function(x){return x.textContent;}).join("");}
  function sentence(e){
    var r=e.dataset.r.split(" "),all=pair(e.dataset.p),
        was=beside?text(all.filter(function(x){return !x.dataset.r;})):e.dataset.b,
        is=text(all.filter(function(x){return x.dataset.r;}));
    return data.kinds[r[0]]+"："+(was===undefined?"":quote(was)+" → ")+(is?quote(is):"删去")+
      "（来源 "+r[1]+"–"+r[2]+"）";
  }
  function repairs(all){
    var told={},out=[];
    all.forEach(function(e){if(e.dataset.r&&!told[e.dataset.p]){told[e.dataset.p]=1;out.push(e);}});
    var some=out.slice(0,12).map(sentence);
    return out.length>12?some.concat("… 共 "+out.length+" 处"):some;
  }
  function value(i,scroll){
    var m=marks[i],all=where[i]||[],own=seen(all),rows;
    light(all);at=order.indexOf(i);
    rows=[["字段",m[1]+"　"+m[0]+(m[3]?"（"+m[3]+"）":"")],["值",m[2],"value"]];
    var verbatim=text(own).trim();
    if(verbatim&&verbatim!==m[2])rows.push(["文中作",verbatim.length>200?verbatim.slice(0,200)+"…":verbatim,"as it stands"]);
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
    light(all);at=-1;tell([["修复",sentence(e),"repair"]]);
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
    var v=e.target.closest(".text [data-m]"),p=e.target.closest(".text [data-p]"),lines=[];
    if(!v&&!p)return;
    if(v){
      var m=marks[v.dataset.m.split(" ").pop()];
      lines=[m[1]+" "+m[0]+"："+m[2]+(m[3]?"（"+m[3]+"）":""),
        "文中字节 "+m[4].join("–")+"，来源字节 "+m[5].join("–"),"置信度 "+m[6].toFixed(2)];
    }
    var told=p&&pair(p.dataset.p).filter(function(x){return x.dataset.r;})[0];
    if(told)lines.push(sentence(told));
    (v||p).title=lines.join("\n");
  });
})();
)js";

// What the page allows itself to run (Content-Security-Policy): the script above and no other. The
// tests say what it must be when the script changes.
inline constexpr std::string_view page_script_hash =
    "sha256-9Afprk2q07pqMOainN6qrG+3bUO66cJgzledI2SlBd0=";

}  // namespace gongwen::render
