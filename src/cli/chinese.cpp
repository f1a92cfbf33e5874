// All that the program says, in Chinese. tests/description_test.py holds it against what is said.
#include <cstddef>
#include <string_view>

#include "language.hpp"

namespace gongwen::cli {
namespace {

struct Translation {
  std::string_view english;
  std::string_view chinese;
};

// Help: descriptions of the program, its commands and options, and what stands around them.
constexpr Translation of_help[] = {
    {"Reads Chinese government documents as they are really found - in the wrong charset, with "
     "marks "
     "lost, twice on one page - and gives back the text that was written and its parts.",
     "读取现实中的中文公文：编码错误、标点丢失、一页之中重复出现，都能还原原文并给出其各要素。"},
    {"reads Chinese government documents as they are really found", "读取现实中的中文公文"},
    {"Read documents: JSON, an outline or a page", "解析公文：输出 JSON、提纲或网页"},
    {"Read many files into one, on all cores; can be resumed",
     "用全部处理器核心把许多文件解析到一个文件，中断后可续"},
    {"Make a page: what came in beside what was recovered, its parts in colour",
     "生成网页：输入与还原的文本对照，各要素着色"},
    {"Print the recovered text, alone or with repairs and map",
     "输出还原的文本，可附修复记录和位置映射"},
    {"Say what the bytes were: charset, script, damages", "说明输入是什么：编码、字形、损坏"},
    {"Say what a diagnostic means, and what to do about it", "说明一条诊断的含义和处理办法"},
    {"Print the completions of arguments for a shell", "输出命令行补全脚本"},
    {"Print the manual page", "输出手册页"},
    {"Print the help of the program or a command", "输出程序或某一命令的帮助"},
    {"Print this help and exit", "输出本帮助后退出"},
    {"Print the version and exit", "输出版本号后退出"},
    {"Files to read, and quoted patterns (** is any folders); - is standard input",
     "要读的文件，或加引号的通配式（** 代表任意层文件夹）；- 为标准输入"},
    {"File to read; - is standard input", "要读的文件；- 为标准输入"},
    {"A file that lists further ones, a path a line; - is standard input",
     "文件清单，一行一个路径；- 为标准输入"},
    {"In a list NUL is behind each path, not a line end", "清单中以 NUL 而不以换行结束每个路径"},
    {"Where to write it, whole or not at all; else standard output",
     "写到哪个文件：要么完整写成，要么不写；缺省为标准输出"},
    {"Where to write the page; else standard output", "网页写到哪个文件；缺省为标准输出"},
    {"Charset that the sender declared (gb2312, big5 ...): evidence, not believed blindly",
     "来源所声明的编码（gb2312、big5 等）：只作参考，不盲从"},
    {"Simplify what is traditional (auto, the default), nothing (off) or all text (on)",
     "繁体转简体：只转繁体文本（auto，缺省）、不转（off）或全部转（on）"},
    {"Whose traditional characters are expected, as OpenCC's t2s (the default), tw2s, tw2sp (with "
     "words) and hk2s",
     "按何地的繁体字转换，同 OpenCC 的 t2s（缺省）、tw2s、tw2sp（含用词）、hk2s"},
    {"In the JSON also the clean text that spans point into, the segments that tile it, or both",
     "JSON 中另附位置所指的还原文本、铺满文本的各片段，或二者"},
    {"json or jsonl (one object of schema gongwen/1 a line, the default), text (an outline) or "
     "html "
     "(a page)",
     "json 或 jsonl（一行一个 gongwen/1 对象，缺省）、text（提纲）或 html（网页）"},
    {"text (of one file, the default), json or jsonl (one object of schema gongwen-clean/1 a line: "
     "text, repairs, offset map)",
     "text（限一个文件，缺省）、json 或 jsonl（一行一个 gongwen-clean/1 "
     "对象：文本、修复、位置映射）"},
    {"text (a few lines, the default), json or jsonl (one object of schema gongwen-inspect/1 a "
     "line: "
     "source, script, repairs, diagnostics)",
     "text（几行文字，缺省）、json 或 jsonl（一行一个 gongwen-inspect/1 "
     "对象：来源、字形、修复、诊断）"},
    {"Print what a stage hands to the next, instead of a format",
     "不按格式输出，而输出某一阶段交给下一阶段的内容"},
    {"Columns of the outline; else those of the terminal", "提纲的列数；缺省为终端的列数"},
    {"In the outline all of the body, not a line a paragraph",
     "提纲中列出全部正文，而不是一段一行"},
    {"A code; without one, all are explained", "诊断代码；不给则说明全部"},
    {"text (the default), or json: an object a line, in English and Chinese",
     "text（缺省），或 json：一行一个对象，含英文和中文"},
    {"Files, folders (all files below them but hidden ones) and quoted patterns (** is any "
     "folders); - "
     "is a list of these on standard input, one a line",
     "文件、文件夹（其下全部文件，隐藏的除外）或加引号的通配式（** 代表任意层文件夹）；- "
     "为标准输入上的清单，一行一个"},
    {"Where the rows go: OUT.jsonl, OUT.jsonl.gz or OUT.jsonl.zst; OUT.part until it is whole, "
     "OUT.journal beside it for --resume; - is standard output",
     "写到哪里：OUT.jsonl、OUT.jsonl.gz 或 OUT.jsonl.zst；写完之前是 OUT.part，旁边有供 --resume "
     "用的 OUT.journal；- 为标准输出"},
    {"Flat rows for tables, one a document, with the columns of gongwen.schema() in Python; not "
     "with "
     "--with",
     "平面行，供制表用，一件公文一行，列同 Python 的 gongwen.schema()；不与 --with 同用"},
    {"How many files are read at a time, at most 16 for each core; else one",
     "同时读几个文件，每个核心至多 16 个；缺省为一个"},
    {"Keep the rows of a stopped or an earlier run whose inputs hold the same",
     "保留中断的或先前的运行中输入内容未变的行"},
    {"Replace OUT if it is there, and unless resumed what a stopped run has left",
     "OUT 已存在时替换它；不续做时也替换中断的运行所留下的"},
    {"Say nothing but why a run ends early", "除提前结束的原因外什么也不说"},
    {"Rows of a file: OUT-00000.jsonl, OUT-00001.jsonl and so on",
     "每个文件几行：OUT-00000.jsonl、OUT-00001.jsonl 等"},
    {"Where what cannot be read is told, an object a line; else standard error",
     "读不了的输入记到哪里，一行一个对象；缺省为标准错误"},
    {"Where the statistics are written as JSON", "统计结果以 JSON 写到哪里"},
    {"Each input is a line, in the order of the inputs: what gongwen parse prints, or\n"
     "{\"schema\":\"gongwen/"
     "1\",\"source\":{\"name\":...},\"error\":{\"code\":...,\"message\":...}}\n"
     "with code not_found, not_permitted, is_directory, too_large, unsupported_format,\n"
     "not_text, out_of_memory, time_limit, crashed or not_readable. Inputs are read in\n"
     "processes of their own: one that ends its process is tried again alone, then set\n"
     "aside.\n"
     "With --rows each document is a line that has all columns; error is null, or says\n"
     "why an input could not be read. A name that is no UTF-8 has its bytes as %B9.",
     "每个输入一行，按输入的顺序：gongwen parse 所输出的内容，或\n"
     "{\"schema\":\"gongwen/"
     "1\",\"source\":{\"name\":...},\"error\":{\"code\":...,\"message\":...}}\n"
     "其中 code 为 not_found、not_permitted、is_directory、too_large、unsupported_format、\n"
     "not_text、out_of_memory、time_limit、crashed 或 not_readable。每个输入在单独的进程中\n"
     "读取：使进程中止的，单独再试一次，仍然中止则搁置。\n"
     "用 --rows 时一件公文一行，各列俱全；error 为 null，或说明输入为何读不了。\n"
     "不是 UTF-8 的文件名，其字节写作 %B9。"},
    {"The shell", "哪种命令行外壳"},
    {"The command", "哪个命令"},
    {"Usage: ", "用法："},
    {"Commands:", "命令："},
    {"Options:", "选项："},
    {"Examples:", "示例："},
    {"Exit status:", "退出状态："},
    {"More of a command: {0} help COMMAND; of all: {0} man | man -l -",
     "某一命令的详情：{0} help COMMAND；全部：{0} man | man -l -"},
    {"User Commands", "用户命令"},
    {"NAME", "名称"},
    {"SYNOPSIS", "用法"},
    {"DESCRIPTION", "说明"},
    {"COMMANDS", "命令"},
    {"OPTIONS", "选项"},
    {"EXIT STATUS", "退出状态"},
    {"EXAMPLES", "示例"},
    {".", "。"},
    {"All was done.", "全部完成。"},
    {"An input could not be read; the others are done.", "有输入读不了，其余已完成。"},
    {"Wrong usage: nothing was done.", "用法有误：什么也没做。"},
    {"The output could not be written.", "输出写不了。"},
    {"gongwen batch was stopped by a signal (128 and its number); what it wrote is kept.",
     "gongwen batch 被信号中止（128 加信号编号）；已写出的保留。"},
};

// What stands behind the commands of the examples.
constexpr Translation of_examples[] = {
    {"an outline to read", "供阅读的提纲"},
    {"one JSON object (schema gongwen/1)", "一个 JSON 对象（gongwen/1）"},
    {"all files of a folder, on all cores", "一个文件夹的全部文件，用全部核心"},
    {"goes on where it was stopped", "从中断处继续"},
    {"a page to look at in a browser", "在浏览器中查看的网页"},
    {"the recovered text only", "只要还原的文本"},
    {"charset, script and damages, in a few lines", "几行文字说明编码、字形和损坏"},
    {"one JSON object on one line", "一行一个 JSON 对象"},
    {"one JSON object a line", "每行一个 JSON 对象"},
    {"whole, of each file", "每个文件的全部正文"},
    {"with the clean text that spans point into", "附位置所指的还原文本"},
    {"a page for a browser, as gongwen view", "供浏览器查看的网页，同 gongwen view"},
    {"what one stage hands to the next", "某一阶段交给下一阶段的内容"},
    {"all files of a folder and its folders", "文件夹及其下各级文件夹的全部文件"},
    {"a pattern, quoted from the shell", "通配式，加引号以免外壳展开"},
    {"goes on where a run was stopped", "从上次中断处继续"},
    {"keeps what has not changed since", "保留其后未变的部分"},
    {"flat rows, one a document", "平面行，一件公文一行"},
    {"open page.html in a browser; it needs no network", "用浏览器打开 page.html，无需联网"},
    {"with what was repaired, and the offset map", "附修复记录和位置映射"},
    {"資訊 becomes 信息", "資訊变为信息"},
    {"keeps the script as it is", "字形保持不变"},
    {"the same for programs, a line a file", "供程序使用，一个文件一行"},
    {"with the charset that the server declared", "附服务器所声明的编码"},
    {"read it", "阅读"},
    {"install it for yourself", "为自己安装"},
    {"in ~/.bashrc", "写入 ~/.bashrc"},
    {"then begin a new shell", "然后另开外壳"},
    {"all that gongwen batch can do", "gongwen batch 的全部用法"},
    {"one code", "一个代码"},
    {"all of them", "全部代码"},
    {"in Chinese", "用中文"},
    {"in both languages, for programs", "中英文，供程序使用"},
};

// What is said of arguments, inputs and outputs.
constexpr Translation of_messages[] = {
    {", ", "、"},
    {": ", "："},
    {"; did you mean {0}?", "；是否指 {0}？"},
    {"{0} is no option; a file of that name is ./{0}, or stands behind --",
     "{0} 不是选项；如是文件名，请写作 ./{0}，或放在 -- 之后"},
    {"{0} is no option", "没有 {0} 这个选项"},
    {"{0} is no command", "没有 {0} 这个命令"},
    {"{0} is no command: {1}", "没有 {0} 这个命令；可用的有：{1}"},
    {"name a command: {0}", "请指明命令：{0}"},
    {"See {0} --help", "详见 {0} --help"},
    {"FILE is missing; - is standard input", "未指明 FILE；- 为标准输入"},
    {"INPUT is missing; - is a list of files on standard input",
     "未指明 INPUT；- 为标准输入上的文件清单"},
    {"-o OUT is missing; - is standard output", "未指明 -o OUT；- 为标准输出"},
    {"SHELL is missing", "未指明 SHELL"},
    {"{0}: {1} not in {{2}}", "{0}：{1} 不在 {{2}} 之内"},
    {"{0}: Value {1} not in range {2} to {3}", "{0}：{1} 不在 {2} 至 {3} 之间"},
    {"Could not convert: {0} = {1}", "{0} 的值 {1} 不是所要的数"},
    {"{0}: 1 required {1} missing", "{0} 后缺 {1}"},
    {"{0} excludes {1}", "{0} 与 {1} 不能同用"},
    {"The following argument was not expected: {0}", "多出的参数：{0}"},
    {"The following arguments were not expected: {0}", "多出的参数：{0}"},
    {"{0}: At Most 1 required but received {1}", "{0} 只能给一次，却给了 {1} 次"},
    {"{0} is no charset that is known", "{0} 不是已知的编码"},
    {"applies to --format json", "只用于 --format json"},
    {"applies to --format text", "只用于 --format text"},
    {"a page is of one file: gongwen view FILE -o PAGE for each",
     "一个网页只对应一个文件；请逐个执行 gongwen view FILE -o PAGE"},
    {"texts of several files would run together; --format json keeps them apart",
     "几个文件的文本会连成一片；用 --format json 可以分开"},
    {"standard input", "标准输入"},
    {"standard output", "标准输出"},
    {"cannot be written: {0}", "写不了：{0}"},
    {"is a pipe or a device, which may never end; gongwen parse reads it",
     "是管道或设备，可能永无尽头；可用 gongwen parse 读取"},
    {"; to read all files in it: gongwen batch FOLDER -o OUT.jsonl",
     "；要读其中全部文件，用 gongwen batch FOLDER -o OUT.jsonl"},
    {"reading what you type; Ctrl-D ends it", "正在读取键盘输入，按 Ctrl-D 结束"},
    {"is an input, which the output would replace", "是输入文件，输出会将其覆盖"},
    {"is the input, which the page would replace", "是输入文件，网页会将其覆盖"},
    {"the list holds NUL bytes: that of find -print0 needs -0, any other is to be UTF-8, a path a "
     "line",
     "清单中有 NUL 字节：find -print0 的清单须加 -0，其他清单应为 UTF-8，一行一个路径"},
    {"the list names no file", "清单中没有文件"},
    {"there is no file in this folder", "此文件夹中没有文件"},
    {"no file matches this pattern", "没有文件与此通配式相符"},
    // Of batches.
    {"is no journal of a batch", "不是批处理的日志"},
    {"its rows cannot be read back", "其中的行读不回来"},
    {"cannot be compressed", "压缩不了"},
    {"{0}: this gongwen was built without its compression; name OUT.jsonl",
     "{0}：本程序编译时未含这种压缩；请用 OUT.jsonl"},
    {"{0} is a folder: name a file in it", "{0} 是文件夹：请指明其中的文件"},
    {"{0} is an input, which the output would replace", "{0} 是输入文件，输出会将其覆盖"},
    {"{0} exists: --force replaces it when all is done, --resume keeps what has not changed",
     "{0} 已存在：--force 在全部完成后替换它，--resume 保留未变的部分"},
    {"another run is writing {0}", "另一次运行正在写 {0}"},
    {"{0} is there, of a run that did not end: --resume goes on with it, --force begins anew",
     "{0} 是未完成的运行留下的：--resume 接着做，--force 从头做起"},
    {"--resume needs an output that is a file", "--resume 要求输出是文件"},
    {"--shard-rows needs an output that is a file", "--shard-rows 要求输出是文件"},
    {"{0}: {1}; without it nobody knows what {2} holds: --force without --resume begins anew",
     "{0}：{1}；没有它就不知道 {2} 中是什么：用 --force 而不用 --resume 从头做起"},
    {"{0} is there, and what it holds is not known: {1}: {2}; --force without --resume replaces it",
     "{0} 已存在，但不知其中是什么：{1}：{2}；用 --force 而不用 --resume 替换它"},
    {"{0} was written with other options: {1}; now: {2}. Resume with the same ones; --force "
     "without "
     "--resume begins anew",
     "{0} 是用别的选项写的：{1}；现在是：{2}。请用同样的选项续做，或用 --force 而不用 --resume "
     "从头做起"},
    {"rows of {0} inputs are there; those whose inputs hold the same are kept",
     "已有 {0} 个输入的行；内容未变的予以保留"},
    {"{0} has the rows of all {1} inputs: nothing is left to do",
     "{0} 已有全部 {1} 个输入的行：无事可做"},
    {"stopping when the files in hand are done, in {0} s at most; once more to stop at once",
     "读完手头的文件（最多 {0} 秒）后停止；再按一次立即停止"},
    {"was not read within {0} s, twice; --time-limit allows more",
     "两次都未能在 {0} 秒内读完；可用 --time-limit 放宽"},
    {"its reading was killed, twice: perhaps for want of memory",
     "读取进程两次被杀，可能是内存不足"},
    {"its reading ended by a fault of the program, twice ({0}); please report it",
     "读取进程两次因程序错误而中止（{0}），请反馈"},
    {"set aside: {0}; --resume --retry tries them again",
     "已搁置：{0}；用 --resume --retry 可再试"},
    {"links to files outside of it that were not followed: {0}; --follow-links reads them",
     "有 {0} 个指向其外文件的符号链接没有读；要读请加 --follow-links"},
    {"the system starts no thread", "系统无法启动线程"},
    {"With --resume, also try again what was set aside: what ended its process",
     "与 --resume 同用：也再试已搁置的输入（曾使读取进程中止的）"},
    {"Of a folder or pattern also read links to files outside of it",
     "文件夹或通配中指向其外文件的符号链接也读"},
    {"Seconds that one input may take (600 by default); 0: any",
     "每个输入至多用多少秒（缺省 600）；0 为不限"},
    {"MiB of memory that one input may take; by default three quarters of the machine's; 0: any",
     "每个输入至多用多少 MiB 内存；缺省为本机的四分之三；0 为不限"},
    {"stopped with {0} of {1} inputs read; the same command with --resume goes on",
     "已停止，读了 {1} 个输入中的 {0} 个；同一命令加 --resume 可继续"},
    {"{0} of {1} inputs were read", "读了 {1} 个输入中的 {0} 个"},
    {"{0}: tables are written by the Python package: python -m gongwen batch INPUT -o {0}; here it "
     "is "
     "OUT.jsonl, OUT.jsonl.gz or OUT.jsonl.zst, with --rows for tables",
     "{0}：表格由 Python 包写出：python -m gongwen batch INPUT -o {0}；此处可用 "
     "OUT.jsonl、OUT.jsonl.gz 或 OUT.jsonl.zst，加 --rows 得到平面行"},
    {"{0}: its form is not written; name OUT.jsonl, OUT.jsonl.gz or OUT.jsonl.zst",
     "{0}：不写这种格式；请用 OUT.jsonl、OUT.jsonl.gz 或 OUT.jsonl.zst"},
    {"{0} file", "{0} 个文件"},
    {"{0} files", "{0} 个文件"},
    {" and {0} kept as they were", "，另有 {0} 个照旧保留"},
    {", {0} not readable; ", "，读不了 {0} 个；"},
    {"{0} document, ", "公文 {0} 件，"},
    {"{0} documents, ", "公文 {0} 件，"},
    {"{0} files without; {1} repairs; ", "无公文的文件 {0} 个；修复 {1} 处；"},
    {", {0} job", "，并行 {0}"},
    {", {0} jobs", "，并行 {0}"},
    {"kinds: {0}", "文种：{0}"},
    {"not readable: {0}", "读不了：{0}"},
    {"diagnostics: {0}", "诊断：{0}"},
    {"(none)", "（无）"},
    // Of the system.
    {"No such file or directory", "没有这个文件或文件夹"},
    {"Permission denied", "没有权限"},
    {"Operation not permitted", "不允许的操作"},
    {"Is a directory", "是文件夹"},
    {"Not a directory", "不是文件夹"},
    {"No space left on device", "磁盘已满"},
    {"File too large", "文件过大"},
    {"File name too long", "文件名过长"},
    {"Too many levels of symbolic links", "符号链接层数过多，或不允许是链接"},
    {"Read-only file system", "文件系统只读"},
    {"Cannot allocate memory", "内存不足"},
    {"Input/output error", "读写错误"},
    {"Disk quota exceeded", "超出磁盘配额"},
    {"Too many open files", "打开的文件过多"},
};

template <std::size_t size>
std::string_view find(const Translation (&all)[size], std::string_view english) {
  for (const Translation& one : all) {
    if (one.english == english) return one.chinese;
  }
  return {};
}

}  // namespace

std::string_view chinese(std::string_view english) {
  std::string_view out = find(of_messages, english);
  if (out.empty()) out = find(of_help, english);
  return out.empty() ? find(of_examples, english) : out;
}

}  // namespace gongwen::cli
