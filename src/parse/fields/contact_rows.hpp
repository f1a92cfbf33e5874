// Gathers contacts into rows: who is asked under which numbers.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "gongwen/result.hpp"
#include "parse/fields/contact_labels.hpp"
#include "scan/contact_forms.hpp"

namespace gongwen::parse::fields {

// A row ends where a new person or organ comes after numbers.
class ContactRows {
 public:
  explicit ContactRows(std::string_view text) : text_(text) {}

  void add_name(Span span);
  // （某某） behind a number: it is asked under this number, and the next number is another's.
  void add_name_behind(Span span);
  void add_organization(Span span);
  void add_phone(const scan::Phone& phone, ContactField field);
  void add_email(const scan::Match& email);
  void add_address(Span span);
  void add_postcode(Span span);

  // A new label begins: numbers behind it are not those of the label before.
  void new_paragraph(std::size_t index);

  [[nodiscard]] std::vector<Contact> take() &&;

 private:
  [[nodiscard]] bool has_numbers() const;
  [[nodiscard]] bool empty() const;
  // The number with the area code of the one before it, in the same paragraph or row.
  [[nodiscard]] Value number_value(const scan::Phone& phone);
  void touch(Span span);
  void flush();

  std::string_view text_;
  std::vector<Contact> out_;
  Contact row_;
  bool started_ = false;
  bool fresh_ = false;       // something was added since the paragraph began
  bool named_last_ = false;  // a name was added last
  bool closed_ = false;      // the next number begins another row
  std::size_t index_ = 0;
  std::size_t last_ = 0;  // paragraph of what was added last
  std::size_t rows_in_group_ = 0;
  std::string area_;          // of the last number that printed one
  std::size_t area_row_ = 0;  // the row and the paragraph that it stood in
  std::size_t area_index_ = 0;
};

}  // namespace gongwen::parse::fields
