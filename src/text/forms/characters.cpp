#include "text/forms/characters.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "tables/variants.hpp"
#include "text/utf8.hpp"
#include "values/diagnostic_codes.hpp"

namespace gongwen::text {
namespace {

bool is_control(char32_t c) {
  if (c < 0x20) return c != U'\n' && c != U'\r' && c != U'\t' && c != U'\f';
  return (c >= 0x7F && c <= 0x9F);
}

bool is_invisible(char32_t c) {
  return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2064) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

// A circle is 〇 only as a digit of a number like 二○二四.
bool is_circle(char32_t c) {
  return c == U'○' || c == U'◯' || c == U'О' || c == U'Ο';
}

// Joiners shape letters of other scripts and emoji; between Han characters, ASCII, marks and the
// ends of a line they do nothing.
bool is_joiner(char32_t c) {
  return c == 0x200C || c == 0x200D;
}
bool joins_nothing(char32_t c) {
  const bool sign = c == U'·' || c == U'°' || (c >= 0x2010 && c <= 0x2046) ||
                    (c >= 0x2100 && c <= 0x24FF) || (c >= 0x3000 && c <= 0x303F) ||
                    (c >= 0xFF00 && c <= 0xFFEF);
  return c < 0x80 || sign || is_cjk(c) || is_blank(c) || is_circle(c);
}

bool is_odd_space(char32_t c) {
  return c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

bool is_numeral(char32_t c) {
  constexpr std::u32string_view digits = U"一二三四五六七八九〇零○◯";
  return digits.find(c) != std::u32string_view::npos;
}

bool is_radical(char32_t c) {
  return c >= 0x2E80 && c <= 0x2FDF;
}

// Marks in their small and vertical forms.
char32_t canonical_mark(char32_t c) {
  struct Form {
    char32_t odd;
    char32_t mark;
  };
  constexpr Form forms[] = {{U'︐', U'，'}, {U'︑', U'、'}, {U'︒', U'。'}, {U'︓', U'：'},
                            {U'︔', U'；'}, {U'︕', U'！'}, {U'︖', U'？'}, {U'︰', U'：'},
                            {U'︵', U'（'}, {U'︶', U'）'}, {U'︹', U'〔'}, {U'︺', U'〕'},
                            {U'︻', U'【'}, {U'︼', U'】'}, {U'︽', U'《'}, {U'︾', U'》'},
                            {U'︿', U'〈'}, {U'﹀', U'〉'}, {U'﹁', U'「'}, {U'﹂', U'」'},
                            {U'﹃', U'『'}, {U'﹄', U'』'}, {U'﹐', U'，'}, {U'﹑', U'、'},
                            {U'﹔', U'；'}, {U'﹕', U'：'}, {U'﹖', U'？'}, {U'﹗', U'！'},
                            {U'﹙', U'（'}, {U'﹚', U'）'}, {U'﹝', U'〔'}, {U'﹞', U'〕'}};
  if (c < forms[0].odd || c > U'﹞') return 0;
  const auto* const at = std::find_if(std::begin(forms), std::end(forms),
                                      [&](const Form& form) { return form.odd == c; });
  return at != std::end(forms) ? at->mark : U'\0';
}

// Dots that stand for the middle dot of names. Those of the first kind have other uses than this,
// but not between two ideographs; the others are full stops there, too.
bool is_middle_dot(char32_t c) {
  return c == U'•' || c == U'‧' || c == U'・' || c == U'⋅' || c == U'∙';
}
bool is_low_dot(char32_t c) {
  return c == U'．' || c == U'﹒';
}

// Characters that foreign names are written with, and few other words both end and begin with.
bool is_of_foreign_name(char32_t c) {
  constexpr std::u32string_view characters =
      U"阿艾埃爱奥巴拜贝本比彼别波伯博布查达戴丹德登迪丁杜顿多尔法费菲弗佛夫福盖甘戈格葛古哈海"
      U"汉赫亨胡霍基吉加贾杰卡凯坎康柯科克肯孔库拉莱赖兰朗劳勒雷里理丽莉利列林琳鲁路伦罗洛麦马"
      U"曼毛梅蒙米密莫姆穆木纳娜奈内尼努诺帕潘佩皮普齐奇乔切琼热仁日瑞萨赛塞桑沙舍什史斯苏索塔"
      U"泰坦汤特提托图吐瓦旺万威韦维沃乌武西希夏肖辛雅亚扬耶叶伊依易英尤于约泽扎詹哲珍治朱祖";
  return c != 0 && characters.find(c) != std::u32string_view::npos;
}

// The ratio sign looks like a colon, and some input methods give it for one. Between figures and in
// a formula it is a ratio.
bool is_colon(std::string_view text, std::size_t at, Rune c) {
  if (!is_han(rune_before(text, at).value)) return false;
  // A clause, and no more work than that.
  constexpr std::size_t looked_at = 120;
  const std::size_t first = at > looked_at ? at - looked_at : 0;
  std::string_view near = text.substr(first, at - first);
  const std::size_t line = near.find_last_of('\n');
  const std::size_t from = line == std::string_view::npos ? first : first + line + 1;
  near = text.substr(from, at + looked_at - from);
  near = near.substr(0, near.find('\n', at - from));
  if (near.find('=') != std::string_view::npos) return false;
  const std::size_t own = at - from;
  for (std::size_t other = near.find("∶"); other != std::string_view::npos;
       other = near.find("∶", other + c.size)) {
    if (other != own && is_digit(rune_before(near, other).value)) return false;
  }
  return true;
}

bool is_kana(char32_t c) {
  return c >= 0x3041 && c <= 0x30FF && c != U'・';
}

bool is_private(char32_t c) {
  return c >= 0xE000 && c <= 0xF8FF;
}

struct Change {
  bool changes = false;
  char32_t to = 0;  // 0: dropped
  RepairKind kind = RepairKind::none;
};

// What a character is changed to, by those beside it.
class Judge {
 public:
  explicit Judge(std::string_view text) : text_(text) {}

  [[nodiscard]] Change change_of(std::size_t at, Rune c) {
    if (is_control(c.value) || is_invisible(c.value)) return {true, 0, RepairKind::control};
    if (c.value < 0x80) return {};
    if (is_odd_space(c.value)) return variant(U' ');
    const char32_t before = rune_before(text_, at).value;
    const char32_t after = rune_at(text_, at + c.size).value;
    if (is_joiner(c.value)) {
      return {joins_nothing(before) && joins_nothing(after), 0, RepairKind::control};
    }
    if (is_circle(c.value)) {
      const bool numeral = is_numeral(before) && (is_numeral(after) || after == U'年');
      return numeral ? variant(U'〇') : Change{};
    }
    if (is_private(c.value)) return change_of_private(c.value, before, after);
    if (is_middle_dot(c.value)) {
      const bool in_name = is_han(before) && is_han(after) && (c.value != U'・' || !is_japanese());
      return in_name ? variant(U'·') : Change{};
    }
    if (is_low_dot(c.value)) {
      const bool in_name = is_of_foreign_name(before) && is_of_foreign_name(after);
      return in_name && !ends_sentences_with_dots() ? variant(U'·') : Change{};
    }
    if (c.value == U'∶') return is_colon(text_, at, c) ? variant(U'：') : Change{};
    if (c.value == U'〜') {
      const auto beside = [](char32_t other) { return is_cjk(other) || is_digit(other); };
      return beside(before) && beside(after) && !is_japanese() ? variant(U'～') : Change{};
    }
    // A sign by itself is spoken of; next to other characters it is one of them.
    const bool in_text = is_in_text(before) || is_in_text(after);
    if (const char32_t mark = canonical_mark(c.value)) return in_text ? variant(mark) : Change{};
    const char32_t ordinary = tables::ordinary_form(c.value);
    if (ordinary == 0 || (is_radical(c.value) && !in_text)) return {};
    return variant(ordinary);
  }

  // Private-use characters that nobody gave a meaning to.
  [[nodiscard]] std::size_t unknown() const { return unknown_; }

 private:
  static Change variant(char32_t to) { return {true, to, RepairKind::variant}; }

  static bool is_in_text(char32_t c) {
    // The letter O is a digit of dates: 二O二四年.
    return is_cjk(c) || is_radical(c) || canonical_mark(c) != 0 || is_circle(c) || c == U'O' ||
           (c != 0 && is_digit(c));
  }

  // Fonts of pictures use the same code points: only inside of a text they are characters.
  Change change_of_private(char32_t c, char32_t before, char32_t after) {
    const auto beside = [](char32_t other) { return is_cjk(other) || is_private(other); };
    const bool ends = after == 0 || after == U'\n' || after == U'\r' || is_blank(after);
    const char32_t to = tables::assigned_character(c);
    if (to == 0 || !beside(before) || !(beside(after) || ends)) {
      ++unknown_;
      return {};
    }
    // A mark or a radical among these is changed as it would be by itself.
    const char32_t mark = canonical_mark(to);
    const char32_t ordinary = mark == 0 ? tables::ordinary_form(to) : mark;
    return {true, ordinary == 0 ? to : ordinary, RepairKind::private_use};
  }

  // These are asked for few characters: one that needs it pays for the walk, and no other does.
  bool is_japanese() {
    if (!kana_) {
      kana_ = false;
      for (std::size_t at = 0; at < text_.size() && !*kana_;) {
        const Rune c = rune_at(text_, at);
        kana_ = is_kana(c.value);
        at += c.size;
      }
    }
    return *kana_;
  }

  // Some texts write ．where others write 。: a name may end one sentence and begin the next.
  bool ends_sentences_with_dots() {
    if (!dots_) {
      dots_ = false;
      constexpr std::string_view dot = "．";
      for (std::size_t at = text_.find(dot); at != std::string_view::npos && !*dots_;
           at = text_.find(dot, at + dot.size())) {
        const char32_t after = rune_at(text_, at + dot.size()).value;
        const bool ends = after == 0 || after == U'\n' || after == U'”' || is_han(after);
        dots_ = is_han(rune_before(text_, at).value) && ends && !is_of_foreign_name(after);
      }
    }
    return *dots_;
  }

  std::string_view text_;
  std::optional<bool> kana_;
  std::optional<bool> dots_;
  std::size_t unknown_ = 0;
};

}  // namespace

bool may_be_odd(char32_t c) {
  return is_control(c) || is_invisible(c) || is_joiner(c) || is_odd_space(c) || is_circle(c) ||
         is_radical(c) || is_private(c) || is_middle_dot(c) || is_low_dot(c) || c == U'∶' ||
         c == U'〜' || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F) ||
         canonical_mark(c) != 0;
}

Text normalize_characters(Text&& text) {
  Rewriter out(std::move(text));
  const std::string_view all = out.text();
  Judge judge(all);
  std::optional<Span> first_unknown;
  out.for_each_line(trait::odd, [&](Span line) {
    for (std::size_t at = line.begin; at < line.end;) {
      const Rune c = rune_at(all, at);
      const Change change = may_be_odd(c.value) ? judge.change_of(at, c) : Change{};
      if (change.changes) {
        out.replace(span_of(at, at + c.size), change.to == 0 ? std::string() : utf8(change.to),
                    change.kind);
      }
      if (judge.unknown() == 1 && !first_unknown) first_unknown = span_of(at, at + c.size);
      at += c.size;
    }
  });
  if (first_unknown) {
    out.diagnose(values::diagnostic(values::Code::private_use, {std::to_string(judge.unknown())},
                                    first_unknown));
  }
  return std::move(out).finish();
}

}  // namespace gongwen::text
