// Where the files of the attachments are: the links of the page that bear their names.
#include <algorithm>
#include <string>
#include <unordered_map>

#include "parse/fields/fields.hpp"

namespace gongwen::parse::fields {
namespace {

using text::Link;

// The link that lies on `span`; the first if there are several.
const Link* link_on(Span span, const std::vector<Link>& links) {
  const auto at = std::lower_bound(
      links.begin(), links.end(), span.begin,
      [](const Link& link, std::uint32_t position) { return link.span.end <= position; });
  return at != links.end() && at->span.begin < span.end ? &*at : nullptr;
}

// What links are called: the name of a file without its ending, or the mark of an attachment.
std::unordered_map<std::string, const Link*> links_by_name(std::string_view text,
                                                           const std::vector<Link>& links) {
  std::unordered_map<std::string, const Link*> names;
  constexpr std::uint32_t longest_name = 600;  // bytes; whole paragraphs are linked by mistake
  for (const Link& link : links) {
    if (link.span.size() > longest_name) continue;
    for (const Attachment& item : attachments(text, {link.span})) {
      names.try_emplace(item.title.text, &link);
      if (item.ordinal) names.try_emplace("附件" + std::to_string(*item.ordinal), &link);
    }
  }
  return names;
}

}  // namespace

void add_urls(std::string_view text, const std::vector<Link>& links,
              std::vector<Attachment>& attachments) {
  if (links.empty() || attachments.empty()) return;
  bool all = true;
  for (Attachment& attachment : attachments) {
    const Link* link = link_on(attachment.title.span, links);
    if (link != nullptr) attachment.url = *link->url;
    all = all && link != nullptr;
  }
  if (all) return;
  const auto names = links_by_name(text, links);
  for (Attachment& attachment : attachments) {
    if (attachment.url) continue;
    auto named = names.find(attachment.title.text);
    if (named == names.end()) {
      const std::string mark =
          "附件" + (attachment.ordinal ? std::to_string(*attachment.ordinal) : std::string());
      if (!attachment.ordinal && attachments.size() > 1) continue;
      named = names.find(mark);
    }
    if (named != names.end()) attachment.url = *named->second->url;
  }
}

}  // namespace gongwen::parse::fields
