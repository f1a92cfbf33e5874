// Labels of contact lines: 联系人：, 电 话：, 传真（兼）：, E-mail: …
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "gongwen/offset_map.hpp"

namespace gongwen::parse::fields {

enum class ContactField : std::uint8_t {
  name,
  phone,
  fax,
  phone_and_fax,
  email,
  address,
  postcode,
  organization,
  asked,  // 咨询：, where a number follows; a label is never of this field
  other,  // 网址, 账号, 受理时间: ends what stands before it
};

struct ContactLabel {
  Span span;  // with the colon behind
  ContactField field = ContactField::name;
};

// The labels of a paragraph, in order. A word counts as a label before a colon, or before what can
// only be its value.
[[nodiscard]] std::vector<ContactLabel> contact_labels(std::string_view text, Span paragraph);

}  // namespace gongwen::parse::fields
