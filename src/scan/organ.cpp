#include "scan/organ.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "scan/utf8.hpp"
#include "scan/words.hpp"
#include "tables/word_lists.hpp"

namespace gongwen::scan {
namespace {

// The longest names of organs have some thirty characters; a longer string is a sentence.
constexpr std::size_t max_organ_length = 40;
// Only the end of a string says what it names; nothing needs more of it, bracket included.
constexpr std::size_t tail_bytes = 64;
constexpr std::size_t tail_with_bracket_bytes = 256;
// No signature is longer; what is stays in one piece.
constexpr std::size_t max_signature_bytes = 4096;

std::string_view tail(std::string_view text, std::size_t bytes = tail_bytes) {
  return text.size() > bytes ? text.substr(text.size() - bytes) : text;
}

// Without a bracket at the end: 市场监管局（厅、委）, 某某局（代章）.
std::string_view without_bracket(std::string_view text) {
  const Rune close = rune_before(text, text.size());
  if (!is_one_of(close.value, U"）)")) return text;
  const std::size_t wide = text.rfind("（");
  const std::size_t narrow = text.rfind('(');
  const std::size_t open = wide == text.npos     ? narrow
                           : narrow == text.npos ? wide
                                                 : std::max(wide, narrow);
  return open == text.npos || open == 0 ? text : text.substr(0, open);
}

// Words of prose: no name of an organ holds them.
constexpr words::Words prose{"关于", "通知", "现将", "根据", "为了", "请",   "应当", "按照",
                             "以下", "如下", "我们", "同意", "的",   "要求", "印发", "转发",
                             "开展", "加强", "做好", "进行", "已经", "负责", "认真", "并"};

bool name_characters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Rune rune = rune_at(text, at);
    if (!is_han(rune.value) && !is_latin(rune.value) && digit_value(rune.value) < 0 &&
        !is_one_of(rune.value, U"（）()·“”、")) {
      return false;
    }
    at += rune.size;
  }
  return true;
}

// --- Glued names --------------------------------------------------------------------------------

// A vertical organ and what its local bodies are called: 国家税务总局某某市税务局 is one name.
struct Vertical {
  std::string_view center;
  std::array<std::string_view, 3> local;
};

constexpr std::array verticals = {
    Vertical{"国家税务总局", {"税务局", "税务分局", "税务所"}},
    Vertical{"国家统计局", {"调查总队", "调查队", "统计局"}},
    Vertical{"中国人民银行", {"分行", "支行", "营业管理部"}},
    Vertical{"国家金融监督管理总局", {"监管局", "监管分局", "监管支局"}},
    Vertical{"中国银行保险监督管理委员会", {"监管局", "监管分局", "监管组"}},
    Vertical{"中国银保监会", {"监管局", "监管分局", "监管组"}},
    Vertical{"中国证监会", {"监管局", "专员办", "专员办事处"}},
    Vertical{"国家外汇管理局", {"分局", "支局", "外汇管理部"}},
    Vertical{"国家矿山安全监察局", {"局", "分局", "局"}},
    Vertical{"国家能源局", {"监管局", "监管办公室", "监管办"}},
    Vertical{"中国证券监督管理委员会", {"监管局", "专员办", "专员办事处"}},
    Vertical{"财政部", {"监管局", "专员办", "专员办事处"}},
    Vertical{"审计署", {"特派员办事处", "特派办", "局"}},
};

bool one_vertical(std::string_view first, std::string_view rest) {
  return std::any_of(verticals.begin(), verticals.end(), [&](const Vertical& vertical) {
    if (!first.ends_with(vertical.center)) return false;
    // The local name ends where the next body may begin; look at a name's length of text.
    const std::string_view near = window(rest, 0, max_organ_length * 3);
    return std::any_of(vertical.local.begin(), vertical.local.end(), [&](std::string_view local) {
      const std::size_t at = near.find(local);
      // Nothing between the place and the local word may itself end in an organ.
      return at != near.npos && at > 0 && length(near.substr(0, at)) <= 8;
    });
  });
}

// The place that a name begins with: 某某市, 某某自治州; empty for a level alone (市, 省).
std::string_view place_of(std::string_view name) {
  constexpr std::u32string_view units = U"省市县区州盟旗";
  constexpr std::size_t max_place = 7;  // characters: 某某某某族自治州 and longer are cut off
  std::size_t count = 0;
  for (std::size_t at = 0; at < name.size() && count < max_place; ++count) {
    const Rune rune = rune_at(name, at);
    at += rune.size;
    // 杭州市 does not end with 州; of places with one character more only counties are common.
    const bool ends = count > 1 ? is_one_of(rune.value, units) : count == 1 && rune.value == U'县';
    if (ends) return name.substr(0, at);
  }
  return {};
}

// The place without its unit; a stem of one character keeps it.
std::string_view stem_of(std::string_view place) {
  const std::string_view stem =
      place.substr(0, place.size() - rune_before(place, place.size()).size);
  return length(stem) > 1 ? stem : place;
}

// 某某县分中心 behind 某某市住房公积金中心: a branch of it, no name of its own.
bool is_branch(std::string_view behind_place) {
  constexpr std::array<std::string_view, 5> branches = {"分", "支", "管理部", "办事处", "营业"};
  return std::any_of(branches.begin(), branches.end(),
                     [&](std::string_view word) { return behind_place.starts_with(word); });
}

// 市财政局市教育局: a level alone begins each name, where it began the first.
bool begins_with_level(std::string_view first, std::string_view rest) {
  constexpr std::array<std::string_view, 6> levels = {"省", "市", "县", "区", "州", "旗"};
  // 市场, 市政 and 区域 begin no place.
  constexpr std::array<std::string_view, 8> not_places = {"市场", "市政", "市容", "区域",
                                                          "区块", "县域", "州际", "省际"};
  const auto begins = [&](std::string_view word) { return rest.starts_with(word); };
  return std::none_of(not_places.begin(), not_places.end(), begins) &&
         std::any_of(levels.begin(), levels.end(), [&](std::string_view level) {
           return first.starts_with(level) && rest.starts_with(level);
         });
}

// What stands behind `stem` and the unit of its place.
std::string_view behind_place(std::string_view rest, std::string_view stem) {
  rest.remove_prefix(stem.size());
  const Rune unit = rune_at(rest, 0);
  return is_one_of(unit.value, U"省市县区州盟旗") ? rest.substr(unit.size) : rest;
}

// True if a new name can begin at `rest`, behind names that began with `first`. `seen` is what was
// read of the signature: a place that it names (中共某某市委, 某某银保监局) may begin the next
// name.
bool begins_name(std::string_view rest, std::string_view first, std::string_view seen) {
  constexpr std::array<std::string_view, 8> openers = {"中国", "中共", "中华",   "国家",
                                                       "全国", "最高", "共青团", "各"};
  for (const std::string_view opener : openers) {
    if (rest.starts_with(opener)) return true;
  }
  if (!tables::longest_prefix(tables::known_organs(), rest).empty()) return true;
  if (begins_with_level(first, rest)) return true;
  // 某某市财政局某某住房公积金管理中心: the place without its unit.
  const std::string_view own_stem = stem_of(place_of(first));
  if (!own_stem.empty() && rest.starts_with(own_stem) && !is_branch(behind_place(rest, own_stem))) {
    return true;
  }
  constexpr std::size_t look_back = 600;  // bytes: a dozen names
  const std::string_view place = place_of(rest);
  if (place.empty() || is_branch(rest.substr(place.size()))) return false;
  return tail(seen, look_back).find(stem_of(place)) != seen.npos;
}

// 国务院 and 中共中央 begin longer names (国务院办公厅, 中共中央办公厅); a name does not end there.
bool can_end(std::string_view name) {
  if (name.ends_with("国务院") || name.ends_with("中共中央")) return false;
  const std::string_view suffix = tables::longest_suffix(tables::organ_suffixes(), tail(name));
  if (!suffix.empty()) return true;
  return !tables::longest_suffix(tables::known_organs(), tail(name)).empty();
}

// Parts a stretch without spaces. `from` is where the signature begins.
void split_glued(std::string_view text, Span span, std::size_t from, std::vector<Span>& out) {
  std::size_t begin = span.begin;
  std::size_t count = 0;
  const std::string_view first = text.substr(from);
  for (std::size_t at = span.begin; at < span.end; at += rune_at(text, at).size, ++count) {
    if (count < 3) continue;
    const std::string_view name = text.substr(begin, at - begin);
    const std::string_view rest = text.substr(at, span.end - at);
    if (!can_end(name) || !begins_name(rest, first, text.substr(from, at - from))) continue;
    if (one_vertical(name, rest) || !ends_in_organ(rest)) continue;
    out.push_back(make_span(begin, at));
    begin = at;
    count = 0;
  }
  out.push_back(make_span(begin, span.end));
}

// By its last character: whether `text` may end in an organ, behind which a bracket may stand.
bool may_end_in_organ(std::string_view text) {
  Rune last = rune_before(text, text.size());
  while (is_space(last.value)) {
    text.remove_suffix(last.size);
    last = rune_before(text, text.size());
  }
  if (last.size == 0 || is_one_of(last.value, U"）)")) return last.size > 0;
  const std::string_view character = text.substr(text.size() - last.size);
  return tables::organ_suffixes().last.may_hold(character) ||
         tables::known_organs().last.may_hold(character);
}

}  // namespace

bool ends_in_organ(std::string_view text) {
  const std::string_view name = tail(without_bracket(tail(text, tail_with_bracket_bytes)));
  return !tables::longest_suffix(tables::organ_suffixes(), name).empty() ||
         !tables::longest_suffix(tables::known_organs(), name).empty();
}

bool is_organ_name(std::string_view text) {
  if (text.size() > max_organ_length * 8 || !may_end_in_organ(text)) return false;
  const std::string name = without_spaces(text);
  const std::size_t characters = length(name);
  return characters >= 2 && characters <= max_organ_length && name_characters(name) &&
         ends_in_organ(name) && !words::holds(name, prose);
}

bool ends_in_addressee(std::string_view text) {
  const std::string_view name = tail(without_bracket(tail(text, tail_with_bracket_bytes)));
  return ends_in_organ(text) || !tables::longest_suffix(tables::addressee_nouns(), name).empty();
}

bool is_local_of(std::string_view center, std::string_view local) {
  return one_vertical(center, local) && !begins_name(local, {}, center);
}

std::vector<Span> split_organs(std::string_view text, Span within) {
  return split_organs(text, within, within.begin);
}

std::vector<Span> split_organs(std::string_view text, Span within, std::size_t from) {
  // Words between spaces; a word that ends in no organ goes with the next one (某 某 局).
  if (within.size() > max_signature_bytes) return {within};
  std::vector<Span> out;
  std::size_t begin = skip_spaces(text, within.begin);
  std::size_t at = begin;
  while (at < within.end) {
    const Rune rune = rune_at(text, at);
    const bool end = at + rune.size >= within.end;
    const std::size_t word_end = is_space(rune.value) ? at : at + rune.size;
    if (is_space(rune.value) || end) {
      const Span word = make_span(begin, std::min<std::size_t>(word_end, within.end));
      const std::string_view name = word.of(text);
      const bool spaced = name.find(' ') != name.npos || name.find("　") != name.npos;
      const bool complete = length(name) > 2 && ends_in_organ(name);
      if (!word.empty() && (complete || end)) {
        if (spaced) {
          out.push_back(trim(text, word));
        } else {
          split_glued(text, word, from, out);
        }
        begin = skip_spaces(text, word_end);
        at = std::max(begin, at + rune.size);
        continue;
      }
    }
    at += rune.size;
  }
  return out;
}

bool is_person_name(std::string_view text) {
  constexpr std::size_t max_bytes = 96;
  if (text.size() > max_bytes) return false;
  const std::string name = without_spaces(text);
  const std::size_t characters = length(name);
  if (characters < 2 || characters > longest_person_name) return false;
  bool dot = false;
  for (std::size_t at = 0; at < name.size();) {
    const Rune rune = rune_at(name, at);
    dot = dot || is_one_of(rune.value, U"·•");
    if (!is_han(rune.value) && !is_one_of(rune.value, U"·•")) return false;
    at += rune.size;
  }
  if (dot) return characters >= 4;
  if (characters > 4) return false;
  const std::string_view surname = tables::longest_prefix(tables::surnames(), name);
  const std::size_t given = characters - length(surname);
  return !surname.empty() && given >= 1 && given <= 2 && (characters < 4 || length(surname) == 2);
}

bool ends_in_office(std::string_view text) {
  return !tables::longest_suffix(tables::offices(), tail(text)).empty();
}

}  // namespace gongwen::scan
