// How news speaks of a document, and how a document begins behind news of it.
#pragma once

#include <string_view>

#include "scan/glance.hpp"

namespace gongwen::parse {

// A sentence that tells of a document from outside: 8月4日，本报记者获悉…, 《通知》显示，….
[[nodiscard]] bool reports(const scan::Glance& line);
// A line that says that the whole text follows: 以下为文件全文：, 通知全文如下——
[[nodiscard]] bool announces_text(std::string_view line);
// The first sentence of a text: 为…，根据…，现就有关事项通知如下。 为…，制定以下措施。
[[nodiscard]] bool opens_text(std::string_view line);

}  // namespace gongwen::parse
