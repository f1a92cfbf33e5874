#include "formats/html_tokens.hpp"

#include <algorithm>

namespace gongwen::formats {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view blanks = " \t\n\r\f";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_blank(char c) {
  return blanks.find(c) != npos;
}
char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
// What ends the name of a tag, or of an attribute but for its `=`.
bool ends_name(char c) {
  return is_blank(c) || c == '/' || c == '>';
}

}  // namespace

bool same_name(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(),
                                            [](char x, char y) { return lower(x) == lower(y); });
}

void Tokenizer::next(Token& token) {
  token.kind = Token::Kind::end;
  token.attributes.clear();
  token.self_closing = false;
  token.tag = Tag::unknown;
  while (at_ < markup_.size()) {
    bool made = false;
    switch (content_) {
      case Content::data:
        made = data(token);
        break;
      case Content::plaintext:
        text(token, markup_.size(), Reading::rcdata);
        token.reading = Reading::raw;
        made = true;
        break;
      case Content::cdata:
        cdata(token);
        made = token.kind != Token::Kind::end;
        break;
      case Content::script:
        made = script(token);
        break;
      case Content::rcdata:
      case Content::rawtext:
        made = up_to_end_tag(token);
        break;
    }
    if (made) return;
  }
}

void Tokenizer::text(Token& token, std::size_t end, Reading reading) {
  token.kind = Token::Kind::text;
  token.reading = reading;
  token.source = span(at_, end);
  at_ = end;
}

bool Tokenizer::begins_markup(std::size_t at) const {
  if (at + 1 >= markup_.size()) return false;
  const char next = markup_[at + 1];
  if (next == '/') return at + 2 < markup_.size();
  return is_letter(next) || next == '!' || next == '?';
}

bool Tokenizer::data(Token& token) {
  std::size_t end = markup_.find('<', at_);
  while (end != npos && !begins_markup(end)) end = markup_.find('<', end + 1);
  if (end != at_) {
    text(token, std::min(end, markup_.size()), Reading::data);
    return true;
  }
  const char next = markup_[at_ + 1];
  if (next == '!') {
    declaration(token);
    return token.kind != Token::Kind::end;
  }
  if (next == '?') {
    bogus_comment(token, at_ + 1);
    return true;
  }
  if (next != '/') return tag(token, Token::Kind::start_tag, at_ + 1);
  const char first = markup_[at_ + 2];
  if (is_letter(first)) return tag(token, Token::Kind::end_tag, at_ + 2);
  if (first == '>') {  // </> is nothing
    at_ += 3;
    return false;
  }
  bogus_comment(token, at_ + 2);
  return true;
}

bool Tokenizer::is_tag(std::size_t at, std::size_t mark, std::string_view name) const {
  const std::size_t behind = at + mark + name.size();
  return !name.empty() && behind < markup_.size() &&
         same_name(markup_.substr(at + mark, name.size()), name) && ends_name(markup_[behind]);
}

bool Tokenizer::is_end_tag(std::size_t at, std::string_view name) const {
  return at + 1 < markup_.size() && markup_[at + 1] == '/' && is_tag(at, 2, name);
}

bool Tokenizer::up_to_end_tag(Token& token) {
  const Reading reading = content_ == Content::rcdata ? Reading::rcdata : Reading::raw;
  std::size_t end = markup_.find('<', at_);
  while (end != npos && !is_end_tag(end, until_)) end = markup_.find('<', end + 1);
  if (end != at_) {
    text(token, std::min(end, markup_.size()), reading);
    return true;
  }
  content_ = Content::data;
  return tag(token, Token::Kind::end_tag, at_ + 2);
}

// 13.2.5.15 to 13.2.5.31: a comment in a script hides its end tag only where the comment has begun
// another script.
bool Tokenizer::script(Token& token) {
  enum class Hidden { no, comment, script } hidden = Hidden::no;
  std::size_t at = at_;
  for (; at < markup_.size(); ++at) {
    at = markup_.find_first_of("<-", at);
    if (at == npos) {
      at = markup_.size();
      break;
    }
    if (markup_[at] == '-') {
      const bool ends = hidden != Hidden::no && markup_.substr(at, 3) == "-->";
      if (ends) hidden = Hidden::no;
      continue;
    }
    if (hidden == Hidden::no && markup_.substr(at, 4) == "<!--") {
      hidden = Hidden::comment;
      at += 1;  // its own dashes may begin the end: <!-->
    } else if (hidden == Hidden::comment && is_tag(at, 1, "script")) {
      hidden = Hidden::script;
    } else if (hidden == Hidden::script) {
      if (is_tag(at, 2, "script") && markup_[at + 1] == '/') hidden = Hidden::comment;
    } else if (is_end_tag(at, until_)) {
      break;
    }
  }
  if (at != at_) {
    text(token, at, Reading::raw);
    return true;
  }
  content_ = Content::data;
  return tag(token, Token::Kind::end_tag, at_ + 2);
}

void Tokenizer::cdata(Token& token) {
  constexpr std::string_view close = "]]>";
  const std::size_t end = markup_.find(close, at_);
  const std::size_t begin = at_;
  if (end != begin) {
    text(token, std::min(end, markup_.size()), Reading::raw);
    if (end == npos) return;
  }
  at_ = std::min(end, markup_.size()) + close.size();
  content_ = Content::data;
}

void Tokenizer::declaration(Token& token) {
  const std::string_view rest = markup_.substr(at_);
  constexpr std::string_view doctype = "<!doctype";
  constexpr std::string_view open = "<![CDATA[";
  if (rest.starts_with("<!--")) {
    comment(token);
  } else if (same_name(rest.substr(0, doctype.size()), doctype)) {
    const std::size_t close = markup_.find('>', at_);
    const std::size_t end = close == npos ? markup_.size() : close + 1;
    token.kind = Token::Kind::doctype;
    token.source = span(at_, end);
    token.name = span(at_ + doctype.size(), close == npos ? end : close);
    at_ = end;
  } else if (cdata_ && rest.starts_with(open)) {
    at_ += open.size();
    content_ = Content::cdata;
  } else {
    bogus_comment(token, at_ + 2);
  }
}

void Tokenizer::comment(Token& token) {
  const std::size_t begin = at_ + 4;
  const std::string_view rest = markup_.substr(begin);
  token.kind = Token::Kind::comment;
  std::size_t end = begin;
  std::size_t behind = begin;
  if (rest.starts_with(">") || rest.starts_with("->")) {
    behind = markup_.find('>', begin) + 1;
  } else {
    std::size_t close = markup_.find("--", begin);
    while (close != npos && close + 2 < markup_.size()) {
      const std::string_view mark = markup_.substr(close + 2, 2);
      if (mark.starts_with(">") || mark == "!>") break;
      close = markup_.find("--", close + 1);
    }
    if (close == npos || close + 2 >= markup_.size()) {
      behind = markup_.size();
      end = behind;
      // What may have begun its end is no part of it.
      for (const std::string_view tail : {"--!", "--", "-"}) {
        if (markup_.substr(begin).ends_with(tail)) {
          end -= tail.size();
          break;
        }
      }
    } else {
      end = close;
      behind = markup_.find('>', close) + 1;
    }
  }
  token.name = span(begin, end);
  token.source = span(at_, behind);
  at_ = behind;
}

void Tokenizer::bogus_comment(Token& token, std::size_t begin) {
  const std::size_t close = markup_.find('>', begin);
  const std::size_t end = std::min(close, markup_.size());
  token.kind = Token::Kind::comment;
  token.name = span(begin, end);
  const std::size_t behind = close == npos ? end : end + 1;
  token.source = span(at_, behind);
  at_ = behind;
}

bool Tokenizer::tag(Token& token, Token::Kind kind, std::size_t name) {
  const std::size_t begin = at_;
  std::size_t end = name;
  while (end < markup_.size() && !ends_name(markup_[end])) ++end;
  token.name = span(name, end);
  at_ = end;
  if (!attributes(token)) {
    at_ = markup_.size();
    return false;
  }
  token.kind = kind;
  token.tag = tag_of_name(markup_.substr(name, end - name));
  token.source = span(begin, at_);
  return true;
}

// 13.2.5.32 to 13.2.5.40. Ends behind the `>`; false if there is none.
bool Tokenizer::attributes(Token& token) {
  while (true) {
    at_ = markup_.find_first_not_of(blanks, at_);
    if (at_ == npos) return false;
    const char c = markup_[at_];
    if (c == '>') {
      ++at_;
      return true;
    }
    if (c == '/') {
      ++at_;
      if (at_ < markup_.size() && markup_[at_] == '>') {
        token.self_closing = true;
        ++at_;
        return true;
      }
      continue;
    }
    const std::size_t name = at_;
    ++at_;  // a name may begin with =
    while (at_ < markup_.size() && markup_[at_] != '=' && !ends_name(markup_[at_])) ++at_;
    const Span spelled = span(name, at_);
    Span value = span(at_, at_);
    at_ = markup_.find_first_not_of(blanks, at_);
    if (at_ == npos) return false;
    if (markup_[at_] == '=') {
      at_ = markup_.find_first_not_of(blanks, at_ + 1);
      if (at_ == npos) return false;
      const char quote = markup_[at_];
      if (quote == '"' || quote == '\'') {
        const std::size_t close = markup_.find(quote, at_ + 1);
        if (close == npos) return false;
        value = span(at_ + 1, close);
        at_ = close + 1;
      } else if (quote != '>') {
        const std::size_t begin = at_;
        while (at_ < markup_.size() && markup_[at_] != '>' && !is_blank(markup_[at_])) ++at_;
        value = span(begin, at_);
      }
    }
    attribute(token, spelled, value);
  }
}

void Tokenizer::attribute(Token& token, Span spelled, Span value) {
  const std::string_view name = spelled.of(markup_);
  const AttributeName known = attribute_of_name(name);
  if (known == AttributeName::none && !all_attributes_) return;
  const bool again =
      std::any_of(token.attributes.begin(), token.attributes.end(), [&](const Attribute& other) {
        return other.name == known &&
               (known != AttributeName::none || same_name(other.spelled.of(markup_), name));
      });
  if (!again) token.attributes.push_back({known, spelled, value});
}

}  // namespace gongwen::formats
