# The lane over PostgreSQL: what the simulator needs of it, and its opdeskd.
add_library(opdesk_simulation_postgres STATIC
  postgres_line.cpp postgres_cluster.cpp postgres_lane.cpp postgres_server.cpp postgres_flights.cpp postgres_run.cpp
  postgres_checks.cpp postgres_main.cpp)
target_link_libraries(opdesk_simulation_postgres PUBLIC opdesk_simulation opdesk::server opdesk::access)
opdesk_precompile(opdesk_simulation_postgres)
opdesk_together(opdesk_simulation_postgres)
opdesk_program(simulation_instance SOURCES postgres_instance.cpp postgres_line.cpp LINK opdesk::server Threads::Threads)
opdesk_program(simulate_postgres SOURCES simulate_postgres.cpp LINK opdesk_simulation_postgres)
add_dependencies(simulate_postgres simulation_instance)

# A cluster of its own, killed and restarted in the middle of pushes. `scripts/simulate.sh --lane postgres` runs 500.
add_test(NAME simulation_postgres
  COMMAND "${PROJECT_SOURCE_DIR}/scripts/simulate.sh" --lane postgres --from 1 --seeds 10 --jobs 1)
set_tests_properties(simulation_postgres PROPERTIES TIMEOUT 300
  ENVIRONMENT "OPDESK_SIMULATE_POSTGRES=$<TARGET_FILE:simulate_postgres>")
