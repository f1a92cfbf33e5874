// Which members the contract has as bare strings, though the library knows where they stand: what
// writes JSON and what reads it walk these lists.
#pragma once

#include <concepts>
#include <type_traits>

#include "gongwen/result.hpp"

namespace gongwen::render {

template <typename T, typename Wanted>
concept Is = std::same_as<std::remove_const_t<T>, Wanted>;

// Each calls `visit(key, member)` in the order of the contract; the owner may be const.
template <Is<Page> Owner, typename Visit>
void for_each_bare(Owner& owner, Visit visit) {
  visit("title", owner.title);
  visit("url", owner.url);
  visit("origin", owner.origin);
  visit("author", owner.author);
  visit("editor", owner.editor);
  visit("published", owner.published);
  visit("index_number", owner.index_number);
  visit("topic", owner.topic);
  visit("keywords", owner.keywords);
  visit("validity", owner.validity);
  visit("issuer", owner.issuer);
  visit("unified_number", owner.unified_number);
  visit("effective", owner.effective);
  visit("expires", owner.expires);
}

template <Is<Document> Owner, typename Visit>
void for_each_bare(Owner& owner, Visit visit) {
  visit("kind", owner.kind);
  visit("disclosure", owner.disclosure);
}

template <Is<Section> Owner, typename Visit>
void for_each_bare(Owner& owner, Visit visit) {
  visit("heading", owner.heading);
}

template <Is<Attachment> Owner, typename Visit>
void for_each_bare(Owner& owner, Visit visit) {
  visit("title", owner.title);
}

template <Is<Contact> Owner, typename Visit>
void for_each_bare(Owner& owner, Visit visit) {
  visit("organization", owner.organization);
  visit("names", owner.names);
  visit("phones", owner.phones);
  visit("faxes", owner.faxes);
  visit("emails", owner.emails);
  visit("address", owner.address);
  visit("postcode", owner.postcode);
}

template <Is<Reference> Owner, typename Visit>
void for_each_bare(Owner& owner, Visit visit) {
  visit("title", owner.title);
  visit("number", owner.number);
}

}  // namespace gongwen::render
