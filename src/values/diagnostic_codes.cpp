#include "values/diagnostic_codes.hpp"

#include <charconv>
#include <cstddef>

namespace gongwen::values {
namespace {

constexpr std::array<CodeRow, static_cast<std::size_t>(Code::count)> rows{{
    {.code = Code::ambiguous_date,
     .name = "ambiguous_date",
     .severity = Severity::warning,
     .english = {.message = "{0} can be read as {1:list}.",
                 .meaning = "A date lost its 年, 月 or 日, and its digits can be read as more than "
                            "one date. The text stays as it was found.",
                 .remedy = "Look the date up in the original or in the metadata of its page."},
     .chinese = {.message = "“{0}”可读作{1:list}。",
                 .meaning = "日期丢失了“年”“月”“日”，余下的数字有不止一种读法；文本保持原样。",
                 .remedy = "请对照原件或网页上标明的日期，人工确定。"}},
    {.code = Code::diagnostic_limit,
     .name = "diagnostic_limit",
     .severity = Severity::warning,
     .english = {.message = "{0} further diagnostics are not listed.",
                 .meaning = "There were more diagnostics than `Limits::diagnostics` allows; the "
                            "first ones are listed.",
                 .remedy = "Raise the limit if all are wanted. So many mostly mean that the input "
                           "is badly damaged or no document: look at it."},
     .chinese = {.message = "另有 {0} 条诊断未列出。",
                 .meaning = "诊断条数超过上限（Limits::diagnostics），只列出前面的。",
                 .remedy = "需要全部诊断时请调高上限；条数如此之多，多半是输入损坏严重或不是公文，"
                           "请先查看输入。"}},
    {.code = Code::doubtful_part,
     .name = "doubtful_part",
     .severity = Severity::note,
     .english = {.message = "read as {0:word}, might be {1:word}",
                 .meaning = "What part of the document this line is was decided with a confidence "
                            "under 0.75. The second-best label is named.",
                 .remedy = "Check the line by hand; `gongwen view` marks it."},
     .chinese = {.message = "判为“{0:word}”，也可能是“{1:word}”。",
                 .meaning = "判断此行属于公文哪个部分时，置信度低于 0.75；一并给出次优的判断。",
                 .remedy = "请人工核对此行；gongwen view 生成的页面中有标记。"}},
    {.code = Code::encoding_uncertain,
     .name = "encoding_uncertain",
     .severity = Severity::warning,
     .english = {.message = "No known charset makes Chinese of these bytes; they were read as {0}.",
                 .meaning = "In no charset that is known do the bytes read as Chinese. The text is "
                            "what the named charset makes of them, and may be wrong.",
                 .remedy = "If the charset is known, name it (`--encoding`, `encoding=`, "
                           "`Hints::encoding`). Else look at the input: it may be another language "
                           "or damaged."},
     .chinese = {.message = "这些字节用任何已知编码都读不成中文，暂按 {0} 读取。",
                 .meaning = "用任何已知编码都读不成中文；文本是按所示编码读出的，可能有误。",
                 .remedy =
                     "如已知编码，请指明（--encoding、encoding=、Hints::encoding）；否则请查看"
                     "输入，可能是其他语言，也可能已经损坏。"}},
    {.code = Code::input_limit,
     .name = "input_limit",
     .severity = Severity::error,
     .english = {.message =
                     "Only the first {0} bytes were read: the input is longer than the limit.",
                 .meaning = "The input is longer than `Limits::input_bytes`; what lies beyond was "
                            "not read.",
                 .remedy =
                     "Raise the limit (at most 2 GiB), or split the input between documents."},
     .chinese = {.message = "输入超过上限，只读取了前 {0} 个字节。",
                 .meaning = "输入超过上限（Limits::input_bytes），其后的内容没有读取。",
                 .remedy = "请调高上限（最多 2 GiB），或在两件公文之间把输入拆开。"}},
    {.code = Code::limit_nesting,
     .name = "limit_nesting",
     .severity = Severity::warning,
     .english = {.message = "elements nest too deep; deeper ones were read as text of those around",
                 .meaning = "Elements of the HTML page stand within each other deeper than any "
                            "real page has them (512). What stands in deeper ones was read, but "
                            "as text of the last element that counts.",
                 .remedy = "Look at the page's source: it is broken or made to do harm. Its text "
                           "is whole; tables and lists in the depth may not be."},
     .chinese = {.message = "网页元素嵌套过深，更深的元素按外层元素的文字读取。",
                 .meaning = "网页元素的嵌套超过 512 层，正常网页不会如此；更深处的文字仍然读取，"
                            "但归入外层元素。",
                 .remedy = "请查看网页源代码，可能已经损坏，也可能是恶意构造；文字没有缺失，"
                           "深处的表格和列表可能不完整。"}},
    {.code = Code::lost_characters,
     .name = "lost_characters",
     .severity = Severity::warning,
     .english = {.message = "A conversion lost characters beyond cure: {0} signs of it are left.",
                 .meaning = "An earlier conversion replaced characters by U+FFFD or 锟斤拷. They "
                            "cannot be recovered; their signs stay in the text.",
                 .remedy = "Get the document again from its source, before that conversion."},
     .chinese = {.message = "此前的转码丢失了字符，无法恢复，文中留有 {0} 处痕迹。",
                 .meaning = "此前的转码把字符换成了 U+FFFD 或“锟斤拷”；原字无法恢复，痕迹保留在文本"
                            "中。",
                 .remedy = "请从来源重新获取转码之前的文件。"}},
    {.code = Code::mixed_encoding,
     .name = "mixed_encoding",
     .severity = Severity::warning,
     .english = {.message = "Bytes {0} to {1} are in {2}, most others in {3}.",
                 .meaning = "A stretch of the input is in another charset than the rest, as where "
                            "pages were pasted together. Each was read in its own.",
                 .remedy = "Nothing if the text reads well there. Where it does not, read the "
                           "pieces by themselves."},
     .chinese = {.message = "第 {0} 至 {1} 字节的编码为 {2}，其余多为 {3}。",
                 .meaning = "输入中有一段与其余部分编码不同，例如由几个网页拼接而成；各段已按各自的"
                            "编码读取。",
                 .remedy = "该处文字通顺则无需处理；不通顺时，请把各段分开读取。"}},
    {.code = Code::no_document,
     .name = "no_document",
     .severity = Severity::note,
     .english = {.message = "{0:word}",
                 .meaning = "The input holds no official document. The message says what it holds "
                            "instead, as far as that can be told.",
                 .remedy = "If a person sees a document there, the part of the page that holds it "
                           "may be missing: compare `text` with the page. A text that lost its "
                           "title and its signature is none either."},
     .chinese = {.message = "未发现公文：{0:word}。",
                 .meaning = "输入中没有公文；并尽可能说明输入是什么。",
                 .remedy = "如果原网页上确有公文，可能是没有抓取到正文，请把 text 与网页对照；标题"
                           "和落款都已丢失的文字也不作为公文。"}},
    {.code = Code::not_text,
     .name = "not_text",
     .severity = Severity::error,
     .english = {.message = "These bytes are no text in any charset known here.",
                 .meaning = "The bytes are a picture, an archive, a program or another binary "
                            "file. Nothing of them was read.",
                 .remedy = "Give the text or the HTML page. Export office files and PDF as text "
                           "first, unpack archives."},
     .chinese = {.message = "这些字节用任何已知编码都不是文本。",
                 .meaning = "输入是图片、压缩包、程序等二进制文件，未作任何读取。",
                 .remedy =
                     "请提供文本或 HTML 网页；办公文档和 PDF 请先导出为文本，压缩包请先解压。"}},
    {.code = Code::numbering,
     .name = "numbering",
     .severity = Severity::note,
     .english = {.message = "section {0} stands where number {1} of its list was due",
                 .meaning = "The numbers of a list of sections do not follow each other. The label "
                            "is given as it was written.",
                 .remedy = "See whether a line is missing before it. Often the original itself "
                           "counts wrong."},
     .chinese = {.message = "序号不连续：此处应为第 {1} 项，实为“{0}”。",
                 .meaning = "同级序号不连续；序号照原文给出。",
                 .remedy = "请核对此前是否漏行；也常有原文自身编号有误的情况。"}},
    {.code = Code::private_use,
     .name = "private_use",
     .severity = Severity::warning,
     .english = {.message = "{0} private-use characters have no meaning that is known.",
                 .meaning = "The text has characters of Unicode's private-use areas that stand for "
                            "nothing known: rare characters of names, or pictures of a web font. "
                            "They stay in the text.",
                 .remedy = "Look them up in the original: in names they are mostly rare "
                           "characters."},
     .chinese = {.message = "有 {0} 个私用区字符含义不明。",
                 .meaning =
                     "文本中有 Unicode 私用区字符，含义不明，可能是人名、地名中的生僻字，也可能"
                     "是网页图标字体；保留在文本中。",
                 .remedy = "请对照原件查明；在人名、地名中的多为生僻字。"}},
    {.code = Code::repair_limit,
     .name = "repair_limit",
     .severity = Severity::warning,
     .english = {.message = "{0} further repairs are not listed.",
                 .meaning = "There were more different repairs than `Limits::repairs` allows. All "
                            "were made, the first ones are listed.",
                 .remedy = "Raise the limit if all are wanted. The map from text to source is "
                           "whole all the same."},
     .chinese = {.message = "另有 {0} 处修复未列出。",
                 .meaning =
                     "修复记录条数超过上限（Limits::repairs）；修复均已完成，只列出前面的记录。",
                 .remedy = "需要全部记录时请调高上限；文本与输入的位置对应不受影响。"}},
    {.code = Code::unrecoverable,
     .name = "unrecoverable",
     .severity = Severity::error,
     .english = {.message = "The text was lost in a conversion: {0} of its characters are question "
                            "marks.",
                 .meaning = "An earlier conversion replaced nearly every character by `?`. Nothing "
                            "of the text can be recovered.",
                 .remedy = "Get the document again from its source, before that conversion."},
     .chinese = {.message = "文字在此前的转码中丢失：有 {0} 个字符变成了问号。",
                 .meaning = "此前的转码把几乎所有汉字都换成了“?”，文字无法恢复。",
                 .remedy = "请从来源重新获取转码之前的文件。"}},
    {.code = Code::unsupported_format,
     .name = "unsupported_format",
     .severity = Severity::error,
     .english = {.message = "This is {0}, a format that is not read.",
                 .meaning = "By its bytes the input is an office file, a picture, an archive, a "
                            "program, a table of records or encoded mail. Nothing of it was read.",
                 .remedy = "Export Word, WPS and OFD files as text (`soffice --headless "
                           "--convert-to txt:Text FILE`), PDF too (`pdftotext FILE -`); unpack "
                           "archives; recognize pictures (OCR) first; of records give the column "
                           "that holds the notices (`gongwen.parse_column`), of mail its body."},
     .chinese = {.message = "输入是 {0} 格式，不能读取。",
                 .meaning = "从字节看，输入是办公文档、图片、压缩包、程序、数据表或编码过的邮件，"
                            "未作任何读取。",
                 .remedy =
                     "Word、WPS、OFD 文件请先导出为文本（soffice --headless --convert-to "
                     "txt:Text FILE），PDF 同样（pdftotext FILE -）；压缩包请先解压，图片请先"
                     "做文字识别；数据表请给出公文所在的列（gongwen.parse_column），邮件请给出"
                     "正文。"}},
}};

constexpr bool in_order() {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (static_cast<std::size_t>(rows[i].code) != i) return false;
    if (i > 0 && rows[i - 1].name >= rows[i].name) return false;
  }
  return true;
}
static_assert(in_order(), "rows stand in the order of Code, which is that of their names");

}  // namespace

const std::array<CodeRow, static_cast<std::size_t>(Code::count)>& code_rows() {
  return rows;
}

Diagnostic diagnostic(Code code, std::initializer_list<std::string_view> arguments,
                      std::optional<Span> span) {
  const CodeRow& row = rows[static_cast<std::size_t>(code)];
  std::string message;
  const std::string_view form = row.english.message;
  auto argument = arguments.begin();
  std::size_t at = 0;
  for (std::size_t open = form.find('{'); open != std::string_view::npos;
       open = form.find('{', at)) {
    message += form.substr(at, open - at);
    if (argument != arguments.end()) message += *argument++;
    at = form.find('}', open) + 1;
  }
  message += form.substr(at);
  return {row.severity, std::string(row.name), std::move(message), span};
}

}  // namespace gongwen::values
