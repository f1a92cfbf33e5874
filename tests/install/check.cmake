# Installs, builds the consumer in two ways, and runs it. See CMakeLists.txt for what is passed in.
include(${CMAKE_CURRENT_LIST_DIR}/run.cmake)
set(staged ${WORK}/staged)
set(prefix ${WORK}/prefix)
file(REMOVE_RECURSE ${staged} ${prefix} ${WORK}/by_cmake ${WORK}/by_pkgconfig)

function(check_program program)
  run(${CMAKE_COMMAND} -E env LD_LIBRARY_PATH=${prefix}/${LIBDIR} ${program}
      ${SOURCE}/corpus/notices/joint_notice.txt)
  file(READ ${CONSUMER}/expected.txt expected)
  if(NOT output STREQUAL expected)
    message(FATAL_ERROR "${program} said:\n${output}\nnot:\n${expected}")
  endif()
endfunction()

# Installed for another prefix, below DESTDIR, and then moved: it finds all that it has from where it
# stands.
run(${CMAKE_COMMAND} -E env DESTDIR=${staged} ${CMAKE_COMMAND} --install ${BUILD} --config ${CONFIG}
    --prefix /somewhere)
file(RENAME ${staged}/somewhere ${prefix})
file(REMOVE_RECURSE ${staged})

run(${CMAKE_COMMAND} -S ${CONSUMER} -B ${WORK}/by_cmake -G ${GENERATOR}
    -DCMAKE_CXX_COMPILER=${COMPILER} -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_BUILD_TYPE=Debug)
run(${CMAKE_COMMAND} --build ${WORK}/by_cmake)
check_program(${WORK}/by_cmake/outline)

# The shared library needs no one else's .pc file.
run(${CMAKE_COMMAND} -E env PKG_CONFIG_LIBDIR=${prefix}/${LIBDIR}/pkgconfig
    pkg-config --cflags --libs gongwen)
separate_arguments(flags UNIX_COMMAND "${output}")
run(${COMPILER} -std=c++20 ${CONSUMER}/main.cpp ${flags} -o ${WORK}/by_pkgconfig)
check_program(${WORK}/by_pkgconfig)

# Switches that lay the standard library's types out otherwise: nothing is linked, the reason is named.
foreach(switch _GLIBCXX_DEBUG _GLIBCXX_USE_CXX11_ABI=0)
  execute_process(
    COMMAND ${COMPILER} -std=c++20 -D${switch} ${CONSUMER}/main.cpp ${flags} -o ${WORK}/other_switches
    RESULT_VARIABLE code ERROR_VARIABLE output)
  string(REPLACE "=" "_" tag ${switch})
  if(COMPILER_ID STREQUAL "GNU" AND (code EQUAL 0 OR NOT output MATCHES "Parser\\[abi:${tag}\\]"))
    message(FATAL_ERROR "with -D${switch}: exit ${code}\n${output}")
  endif()
endforeach()

# The program that was installed finds the library that was installed.
if(EXISTS ${prefix}/bin/gongwen)
  set(program -DEXPECT_PROGRAM=ON)
  run(${prefix}/bin/gongwen --version)
  if(NOT output MATCHES "${VERSION}")
    message(FATAL_ERROR "gongwen --version said: ${output}")
  endif()
  foreach(file man/man1/gongwen.1 bash-completion/completions/gongwen zsh/site-functions/_gongwen
               fish/vendor_completions.d/gongwen.fish)
    file(READ ${prefix}/share/${file} description)
    if(NOT description MATCHES "batch")
      message(FATAL_ERROR "${file} does not speak of gongwen batch")
    endif()
  endforeach()
endif()

# Whether it is installed or used from the folder of its build.
foreach(at ${prefix} ${BUILD})
  file(REMOVE_RECURSE ${WORK}/components)
  run(${CMAKE_COMMAND} -S ${SOURCE}/tests/install/components -B ${WORK}/components -G ${GENERATOR}
      -DCMAKE_PREFIX_PATH=${at} ${program})
endforeach()
