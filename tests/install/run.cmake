# run(COMMAND ...) runs a command, which must do well, and leaves what it said in `output`.
function(run)
  execute_process(COMMAND ${ARGV} RESULT_VARIABLE code OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGV}\nexit ${code}\n${output}")
  endif()
  set(output "${output}" PARENT_SCOPE)
endfunction()
