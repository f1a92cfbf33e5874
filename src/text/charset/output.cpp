#include "text/charset/output.hpp"

namespace gongwen::text {

void Output::join(const Text& next) {
  const auto text_begin = static_cast<std::uint32_t>(text_.utf8.size());
  const std::uint32_t source_begin = text_.map.source_size();
  text_.utf8 += next.utf8;
  for (std::size_t i = 0; i < next.map.runs().size(); ++i) {
    const OffsetMap::Run& run = next.map.runs()[i];
    const Span source = next.map.source_of(i);
    if (run.source_unit == 0) {
      text_.map.append(source.size(), next.map.text_of(i).size(), run.kind);
    } else {
      text_.map.append_units(source.size() / run.source_unit, run.source_unit, run.text_unit,
                             run.kind);
    }
  }
  for (Repair repair : next.repairs) {
    repair.span = {repair.span.begin + text_begin, repair.span.end + text_begin};
    repair.source = {repair.source.begin + source_begin, repair.source.end + source_begin};
    text_.repairs.add(repair);
  }
}

}  // namespace gongwen::text
