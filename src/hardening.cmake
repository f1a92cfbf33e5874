# What makes it harder to turn a mistake of ours into an attack. It reads what strangers wrote: stack
# protector, checked copies, stack probes, control-flow marks, read-only relocations bound at start.
# In debug builds and under sanitizers the standard library checks its preconditions instead.
include(CheckCXXCompilerFlag)
include(CheckLinkerFlag)

add_compile_options($<$<CONFIG:Debug>:-D_GLIBCXX_ASSERTIONS>)
if(GONGWEN_SANITIZE)
  add_compile_options(-D_GLIBCXX_ASSERTIONS)
  return()
endif()
if(NOT GONGWEN_HARDENING OR NOT CMAKE_CXX_COMPILER_ID MATCHES "GNU|Clang")
  return()
endif()

foreach(flag -fstack-protector-strong -fstack-clash-protection -fcf-protection)
  string(MAKE_C_IDENTIFIER "GONGWEN_HAS${flag}" known)
  check_cxx_compiler_flag(${flag} ${known})
  if(${known})
    add_compile_options(${flag})
  endif()
endforeach()
# It needs optimization. Where the system's library knows no level 3, it takes 2.
add_compile_options($<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE> $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=3>)
foreach(flag relro now noexecstack)
  check_linker_flag(CXX "LINKER:-z,${flag}" GONGWEN_HAS_Z_${flag})
  if(GONGWEN_HAS_Z_${flag})
    add_link_options("LINKER:-z,${flag}")
  endif()
endforeach()
