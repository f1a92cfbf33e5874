#include "parse/fields/contact_labels.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "parse/fields/common.hpp"
#include "scan/contact_forms.hpp"
#include "scan/utf8.hpp"
#include "tables/word_lists.hpp"

namespace gongwen::parse::fields {
namespace {

using scan::Rune;

struct Word {
  std::string_view text;
  ContactField field;
};

using enum ContactField;

// A longer word stands before the word that it begins with.
constexpr std::array words = {
    Word{"联系人及联系电话", name},
    Word{"联系人及联系方式", name},
    Word{"联系人及电话", name},
    Word{"联系人员", name},
    Word{"联系人", name},
    Word{"联络人", name},
    Word{"联络员", name},
    Word{"解读人", name},
    Word{"联系同志", name},
    Word{"联系方式", name},
    Word{"经办人", name},
    Word{"咨询人", name},
    Word{"联系单位", organization},
    Word{"联系部门", organization},
    Word{"联系科室", organization},
    Word{"联系处室", organization},
    Word{"联系机构", organization},
    Word{"联系处", organization},
    Word{"咨询单位", organization},
    Word{"咨询部门", organization},
    Word{"咨询机构", organization},
    Word{"受理单位", organization},
    Word{"受理部门", organization},
    Word{"受理机构", organization},
    Word{"解读单位", organization},
    Word{"解读部门", organization},
    Word{"解读机关", organization},
    Word{"解读机构", organization},
    Word{"联系地址", address},
    Word{"联系邮箱", email},
    Word{"联系传真", fax},
    Word{"联系手机", phone},
    Word{"联系电话", phone},
    Word{"咨询电话", phone},
    Word{"监督电话", phone},
    Word{"举报电话", phone},
    Word{"投诉电话", phone},
    Word{"服务电话", phone},
    Word{"支持电话", phone},
    Word{"办公电话", phone},
    Word{"固定电话", phone},
    Word{"值班电话", phone},
    Word{"服务热线", phone},
    Word{"咨询热线", phone},
    Word{"监督热线", phone},
    Word{"热线电话", phone},
    Word{"热线", phone},
    Word{"手机号码", phone},
    Word{"手机号", phone},
    Word{"手机", phone},
    Word{"移动电话", phone},
    Word{"电话号码", phone},
    Word{"电话", phone},
    Word{"Tel", phone},
    Word{"TEL", phone},
    Word{"tel", phone},
    Word{"技术支持", asked},
    Word{"技术咨询", asked},
    Word{"业务咨询", asked},
    Word{"政策咨询", asked},
    Word{"咨询", asked},
    Word{"传真电话", fax},
    Word{"传真号码", fax},
    Word{"传真", fax},
    Word{"电子邮箱", email},
    Word{"电子邮件", email},
    Word{"电子信箱", email},
    Word{"邮箱地址", email},
    Word{"邮箱号", email},
    Word{"邮箱", email},
    Word{"E-mail", email},
    Word{"E-MAIL", email},
    Word{"Email", email},
    Word{"email", email},
    Word{"e-mail", email},
    Word{"通讯地址", address},
    Word{"通信地址", address},
    Word{"办公地址", address},
    Word{"邮寄地址", address},
    Word{"单位地址", address},
    Word{"地址", address},
    Word{"邮政编码", postcode},
    Word{"邮编", postcode},
    Word{"网址", other},
    Word{"网站", other},
    Word{"微信公众号", other},
    Word{"微信号", other},
    Word{"微信群", other},
    Word{"微信", other},
    Word{"QQ群", other},
    Word{"QQ", other},
    Word{"账号", other},
    Word{"开户行", other},
    Word{"统一社会信用代码", other},
    Word{"受理时间", other},
    Word{"办公时间", other},
    Word{"工作时间", other},
};

// First characters of the words: a look that spares the table on most of the text.
constexpr tables::CharacterSet first_characters() {
  tables::CharacterSet out;
  for (const Word& word : words) out.add(tables::first_character(word.text));
  return out;
}

bool can_begin(std::string_view text, std::size_t at, const Rune& rune) {
  static constexpr tables::CharacterSet first = first_characters();
  return rune.size > 0 && first.may_hold(text.substr(at, rune.size));
}

struct Found {
  std::size_t end;
  ContactField field;
};

std::optional<Found> word_at(std::string_view text, std::size_t at) {
  for (const Word& word : words) {
    if (const auto end = skip_spaced(text, at, word.text)) return Found{*end, word.field};
  }
  return std::nullopt;
}

// （传真）, （兼传真）, /传真, 及传真, （手机） behind a label. What speaks of 传真 makes it both.
std::size_t skip_addition(std::string_view text, std::size_t at, ContactField& field) {
  constexpr std::size_t max_bracket = 36;
  const std::size_t begin = scan::skip_blanks(text, at);
  const Rune open = scan::rune_at(text, begin);
  const std::string_view near = scan::window(text, begin, max_bracket);
  std::size_t end = at;
  if (is_one_of(open.value, U"（(")) {
    const std::size_t wide = near.find("）");
    const std::size_t narrow = near.find(')');
    if (std::min(wide, narrow) == near.npos) return at;
    end = begin + (wide < narrow ? wide + std::string_view("）").size() : narrow + 1);
  } else if (is_one_of(open.value, U"/／、及和兼")) {
    std::size_t next = scan::skip_blanks(text, begin + open.size);
    if (has_at(text, next, "兼")) next += std::string_view("兼").size();
    const auto second = word_at(text, next);
    if (!second) return at;
    end = second->end;
  } else {
    return at;
  }
  const std::string_view addition = text.substr(begin, end - begin);
  const bool about_fax = addition.find("传真") != addition.npos;
  const bool about_phone = addition.find("电话") != addition.npos;
  if ((field == phone && about_fax) || (field == fax && about_phone)) field = phone_and_fax;
  return end;
}

// Without a colon a label must be followed by digits (电话 55501234) or spaces and a name.
bool value_follows(std::string_view text, std::size_t at, ContactField field) {
  const std::size_t next = scan::skip_blanks(text, at);
  const Rune rune = scan::rune_at(text, next);
  switch (field) {
    case phone:
    case fax:
    case phone_and_fax:
    case postcode:
      return scan::digit_value(rune.value) >= 0;
    case email:
      return scan::is_latin(rune.value) || scan::digit_value(rune.value) >= 0;
    default:
      return false;
  }
}

// 业务咨询： leads to a person to ask or to prose: only a telephone number near by tells.
bool number_follows(std::string_view text, std::size_t at) {
  constexpr std::size_t near_bytes = 90;  // an organ, a name, a number
  const std::string_view near = scan::window(text, at, near_bytes);
  return !scan::find_phones(near, scan::make_span(0, near.size())).empty();
}

}  // namespace

std::vector<ContactLabel> contact_labels(std::string_view text, Span paragraph) {
  std::vector<ContactLabel> out;
  const std::string_view seen = text.substr(0, paragraph.end);
  for (std::size_t at = paragraph.begin; at < paragraph.end;) {
    const Rune rune = scan::rune_at(seen, at);
    std::optional<Found> found;
    if (can_begin(seen, at, rune)) found = word_at(seen, at);
    if (!found) {
      at += std::max<std::size_t>(rune.size, 1);
      continue;
    }
    std::size_t end = skip_addition(seen, found->end, found->field);
    const std::size_t behind = skip_colon(seen, end);
    const bool soft = found->field == asked;
    if (soft ? behind > end && number_follows(seen, behind)
             : behind > end || value_follows(seen, end, found->field)) {
      out.push_back({scan::make_span(at, behind), soft ? phone : found->field});
      end = behind;
    }
    at = std::max(end, found->end);
  }
  return out;
}

}  // namespace gongwen::parse::fields
