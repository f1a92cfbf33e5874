#include "options.hpp"

#include <CLI/CLI.hpp>
#include <utility>
#include <variant>

#include "language.hpp"
#include "nearest.hpp"

namespace gongwen::cli {
namespace {

std::string joined(const std::vector<std::string>& words, const char* between) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : between) + word;
  return out;
}

// An option whose value is one of the keys of `meanings`.
template <typename Meaning>
CLI::Option* add_choice(CLI::App& command, const char* name, Meaning& target,
                        const std::vector<std::pair<std::string, Meaning>>& meanings,
                        const char* description, const char* value = "") {
  std::vector<std::string> words;
  words.reserve(meanings.size());
  for (const auto& [word, meaning] : meanings) words.push_back(word);
  const auto set = [&target, meanings](const std::string& chosen) {
    for (const auto& [word, meaning] : meanings) {
      if (word == chosen) target = meaning;
    }
  };
  return choose(command.add_option_function<std::string>(name, set, description), words, value);
}

}  // namespace

CLI::Option* choose(CLI::Option* option, const std::vector<std::string>& words,
                    const std::string& value) {
  // The type names the words (usage.cpp reads it), so the check need not.
  return option->check(CLI::IsMember(words).description(""))
      ->type_name((value.empty() ? "" : value + ':') + joined(words, "|"));
}

void add_files(CLI::App& command, Named& files) {
  command
      .add_option("FILE", files.paths,
                  "Files to read, and quoted patterns (** is any folders); - is standard input")
      ->type_name("FILE");
  add_lists(command, files);
}

void add_lists(CLI::App& command, Named& files) {
  command
      .add_option("--files-from", files.lists,
                  "A file that lists further ones, a path a line; - is standard input")
      ->allow_extra_args(false)
      ->type_name("LIST");
  command.add_flag("-0,--null", files.null, "In a list NUL is behind each path, not a line end");
}

void require_files(const Named& files) {
  if (files.paths.empty() && files.lists.empty()) throw CLI::RequiredError("FILE");
}

std::optional<std::vector<std::string>> files_of(const Named& files) {
  auto found = find_inputs(files, {});
  if (const auto* failure = std::get_if<Failure>(&found)) {
    report(*failure);
    return std::nullopt;
  }
  return std::move(std::get<std::vector<std::string>>(found));
}

void add_output(CLI::App& command, std::optional<std::string>& output) {
  command
      .add_option("-o,--output", output,
                  "Where to write it, whole or not at all; else standard output")
      ->type_name("OUT");
}

CLI::Option* add_text_or_json(CLI::App& command, std::string& format, const char* description) {
  return choose(command.add_option("--format", format, description), {"text", "json", "jsonl"});
}

void add_encoding(CLI::App& command, std::optional<std::string>& encoding) {
  const auto known = [](const std::string& label) {
    if (is_charset(label)) return std::string();
    return say("{0} is no charset that is known", {label}) +
           did_you_mean(
               label, {"utf-8", "gb2312", "gbk", "gb18030", "big5", "big5-hkscs", "euc-tw",
                       "hz-gb-2312", "iso-2022-cn", "utf-16le", "utf-16be", "utf-32le", "utf-32be",
                       "windows-1252", "iso-8859-1", "shift_jis", "euc-jp", "euc-kr"});
  };
  command
      .add_option("--encoding", encoding,
                  "Charset that the sender declared (gb2312, big5 ...): evidence, not believed "
                  "blindly")
      ->check(CLI::Validator(known, ""))
      ->type_name("CHARSET");
}

void add_script(CLI::App& command, ScriptOptions& script) {
  add_choice<Simplify>(
      command, "--script", script.simplify,
      {{"auto", Simplify::automatic}, {"off", Simplify::never}, {"on", Simplify::always}},
      "Simplify what is traditional (auto, the default), nothing (off) or all text (on)");
  add_choice<Traditional>(
      command, "--traditional", script.traditional,
      {{"standard", Traditional::standard},
       {"taiwan", Traditional::taiwan},
       {"taiwan_phrases", Traditional::taiwan_phrases},
       {"hong_kong", Traditional::hong_kong}},
      "Whose traditional characters are expected, as OpenCC's t2s (the default), tw2s, tw2sp (with "
      "words) and hk2s",
      "WHOSE");
}

CLI::Option* add_with(CLI::App& command, JsonOptions& json) {
  const auto set = [&json](const std::vector<std::string>& words) {
    for (const std::string& word : words) (word == "text" ? json.text : json.segments) = true;
  };
  return command
      .add_option_function<std::vector<std::string>>(
          "--with", set,
          "In the JSON also the clean text that spans point into, the segments that tile it, or "
          "both")
      ->delimiter(',')
      ->check(CLI::IsMember({"text", "segments"}).description(""))
      ->allow_extra_args(false)
      ->type_name("text,segments");
}

}  // namespace gongwen::cli
