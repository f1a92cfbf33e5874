#include "parse/fields/contact_rows.hpp"

#include <algorithm>
#include <utility>

#include "parse/fields/common.hpp"

namespace gongwen::parse::fields {
namespace {

// Paragraphs without any contact that may lie between two lines of one group.
constexpr std::size_t max_gap = 1;

}  // namespace

void ContactRows::add_name(Span span) {
  // Names in a row, with no number between them, are asked together.
  if (has_numbers() && !row_.names.empty() && !named_last_) flush();
  row_.names.push_back(make_value(text_, span));
  touch(span);
  named_last_ = true;
}

void ContactRows::add_name_behind(Span span) {
  row_.names.push_back(make_value(text_, span));
  touch(span);
  closed_ = true;
}

void ContactRows::add_organization(Span span) {
  if (row_.organization || has_numbers() || !row_.names.empty()) flush();
  row_.organization = make_value(text_, span);
  touch(span);
}

Value ContactRows::number_value(const scan::Phone& phone) {
  Value out;
  out.text = phone.text;
  out.span = phone.span;
  if (phone.kind != scan::PhoneKind::landline) return out;
  if (!phone.area.empty()) {
    area_ = phone.area;
    area_row_ = out_.size();
    area_index_ = index_;
  } else if (!area_.empty() && (area_row_ == out_.size() || area_index_ == index_)) {
    out.text = area_ + "-" + phone.text;
  }
  return out;
}

void ContactRows::add_phone(const scan::Phone& phone, ContactField field) {
  const bool again = field == ContactField::fax ? !row_.faxes.empty() : !row_.phones.empty();
  if (closed_ || (row_.names.empty() && again && !fresh_)) flush();
  const Value value = number_value(phone);
  if (field != ContactField::fax) row_.phones.push_back(value);
  if (field == ContactField::fax || field == ContactField::phone_and_fax) {
    row_.faxes.push_back(value);
  }
  touch(phone.span);
}

void ContactRows::add_email(const scan::Match& email) {
  // One address behind several organs with their persons is for all of them.
  if (rows_in_group_ > 0 && row_.organization && !fresh_) flush();
  Value value;
  value.text = email.text;
  value.span = email.span;
  row_.emails.push_back(std::move(value));
  touch(email.span);
}

void ContactRows::add_address(Span span) {
  if (row_.address) return;
  row_.address = maybe_value(text_, span);
  touch(span);
}

void ContactRows::add_postcode(Span span) {
  if (row_.postcode) return;
  row_.postcode = maybe_value(text_, span);
  touch(span);
}

void ContactRows::new_paragraph(std::size_t index) {
  fresh_ = false;
  if (!empty() && index > last_ + max_gap + 1) {
    flush();
    rows_in_group_ = 0;
  }
  index_ = index;
}

std::vector<Contact> ContactRows::take() && {
  flush();
  return std::move(out_);
}

bool ContactRows::has_numbers() const {
  return !row_.phones.empty() || !row_.faxes.empty() || !row_.emails.empty();
}

bool ContactRows::empty() const {
  return !has_numbers() && row_.names.empty() && !row_.organization && !row_.address &&
         !row_.postcode;
}

void ContactRows::touch(Span span) {
  if (!started_) row_.span = span;
  started_ = true;
  row_.span.begin = std::min(row_.span.begin, span.begin);
  row_.span.end = std::max(row_.span.end, span.end);
  last_ = index_;
  fresh_ = true;
  named_last_ = false;
}

// A row of nothing but an organ or an address is no contact.
void ContactRows::flush() {
  if (has_numbers() || !row_.names.empty()) {
    out_.push_back(std::move(row_));
    ++rows_in_group_;
  }
  row_ = Contact();
  started_ = false;
  closed_ = false;
}

}  // namespace gongwen::parse::fields
