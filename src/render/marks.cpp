#include "render/marks.hpp"

#include <array>
#include <optional>
#include <utility>

namespace gongwen::render {
namespace {

class Marker {
 public:
  explicit Marker(const Result& result) : result_(result) {}

  Marks mark() && {
    page(result_.page);
    for (const Document& document : result_.documents) add(document, -1);
    return std::move(out_);
  }

 private:
  void put(std::string_view field, std::string_view chinese, const Value& value, int level = 0) {
    const std::size_t index = out_.all.size();
    out_.all.push_back(
        {field, chinese, value.text, value.span, value.confidence, document_, level});
    (document_ < 0 ? out_.page : out_.documents[static_cast<std::size_t>(document_)].marks)
        .push_back(index);
  }
  void put(std::string_view field, std::string_view chinese, const std::optional<Value>& value) {
    if (value) put(field, chinese, *value);
  }
  void put(std::string_view field, std::string_view chinese, const std::optional<Date>& date) {
    if (!date) return;
    Value value = *date;
    value.text = date->iso();
    put(field, chinese, value);
  }
  void put(std::string_view field, std::string_view chinese, const std::vector<Value>& values) {
    for (const Value& value : values) put(field, chinese, value);
  }

  void page(const Page& page) {
    put("title", "页面标题", page.title);
    put("url", "网址", page.url);
    put("origin", "来源", page.origin);
    put("author", "作者", page.author);
    put("editor", "责任编辑", page.editor);
    put("published", "发布日期", page.published);
    put("index_number", "索引号", page.index_number);
    put("topic", "主题分类", page.topic);
    put("keywords", "主题词", page.keywords);
    put("validity", "有效性", page.validity);
    put("issuer", "发文机关", page.issuer);
    put("unified_number", "统一编号", page.unified_number);
    put("effective", "实施日期", page.effective);
    put("expires", "失效日期", page.expires);
  }

  // NOLINTNEXTLINE(misc-no-recursion): as deep as the outline, which the parser bounds
  void sections(const std::vector<Section>& sections) {
    for (const Section& section : sections) {
      Value heading = section.heading.value_or(Value{{}, section.span, section.confidence});
      const bool bare = heading.text.empty();
      if (bare && !section.paragraphs.empty()) {
        constexpr std::size_t opening = 60;  // bytes: enough to know it by
        heading = section.paragraphs.front();
        if (heading.text.size() > opening) {
          std::size_t cut = opening;
          while ((static_cast<unsigned char>(heading.text[cut]) & 0xC0U) == 0x80U) --cut;
          heading.text = heading.text.substr(0, cut) + "…";
        }
      }
      heading.text = section.label + heading.text;
      heading.span.begin = section.span.begin;
      put(bare ? "section" : "heading", bare ? "条目" : "标题层次", heading, section.level);
      this->sections(section.sections);
    }
  }

  void contact(const Contact& contact) {
    put("organization", "联系单位", contact.organization);
    put("names", "联系人", contact.names);
    put("phones", "电话", contact.phones);
    put("faxes", "传真", contact.faxes);
    put("emails", "邮箱", contact.emails);
    put("address", "地址", contact.address);
    put("postcode", "邮编", contact.postcode);
  }

  // NOLINTNEXTLINE(misc-no-recursion): as deep as documents enclose one another, which is bounded
  void add(const Document& document, int parent) {
    const int own = static_cast<int>(out_.documents.size());
    document_ = own;
    out_.documents.push_back({&document, parent, {}});
    put("copy_number", "份号", document.copy_number);
    put("classification", "密级和保密期限", document.classification);
    put("urgency", "紧急程度", document.urgency);
    put("issuers", "发文机关标志", document.issuers);
    if (document.number) put("number", "发文字号", Value(*document.number));
    put("approvers", "签发人", document.approvers);
    put("title", "标题", document.title);
    put("kind", "文种", document.kind);
    put("addressees", "主送机关", document.addressees);
    sections(document.sections);
    for (const Attachment& item : document.attachments) put("attachments", "附件说明", item.title);
    put("signatories", "发文机关署名", document.signatories);
    put("date", "成文日期", document.date);
    put("annotation", "附注", document.annotation);
    put("disclosure", "公开属性", document.disclosure);
    put("cc", "抄送机关", document.cc);
    put("printed_by", "印发机关", document.printed_by);
    put("printed_on", "印发日期", document.printed_on);
    for (const Contact& one : document.contacts) contact(one);
    for (const Reference& one : document.references) {
      put("references", "引用文件", one.title);
      put("references", "引用文号", one.number);
    }
    for (const Period& one : document.dates) {
      Value value = one;
      value.text =
          one.start + (one.end ? " – " + *one.end : "") + " " + std::string(name(one.role));
      put("dates", "日期", value);
    }
    for (const Document& enclosed : document.enclosed) {
      add(enclosed, own);
      document_ = own;
    }
  }

  const Result& result_;
  Marks out_;
  int document_ = -1;
};

}  // namespace

Marks marks_of(const Result& result) {
  return Marker(result).mark();
}

std::string_view chinese(DocumentRole role) {
  constexpr std::array<std::string_view, 5> words{"文书", "重复", "被转发", "被印发", "附件"};
  return words[static_cast<std::size_t>(role)];
}

std::string_view chinese(Part part) {
  constexpr std::array<std::string_view, 29> words{
      "空白",     "导航",     "页面标题", "页面信息", "相关文章",     "声明",
      "页脚",     "份号",     "密级",     "紧急程度", "发文机关标志", "发文字号",
      "签发人",   "标题",     "题注",     "主送机关", "正文",         "层次标题",
      "表格",     "结语",     "附件说明", "署名",     "成文日期",     "附注",
      "公开属性", "联系方式", "抄送",     "印发",     "其他"};
  return words[static_cast<std::size_t>(part)];
}

}  // namespace gongwen::render
