#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/base/json.h"
#include "tests/bench/sync_desk.h"

/// The parts of the sync bench that run the shipped client; tests/bench/sync_bench.py starts server, proxy and peers
/// and puts the figures together. Every part prints one JSON object a line on standard output.
namespace opdesk::tests::bench {

using Answer = base::Result<base::json::object>;

/// Fills a desk that has nothing yet. With `writeEveryMillis` a person registers and edits patients meanwhile, waiting
/// for each as the window does; 0: nobody works.
Answer benchBootstrap(const SyncDesk::Options& desk, int writeEveryMillis);
/// Fills a desk until it knows so many people, and leaves the rest for later.
Answer benchPartly(const SyncDesk::Options& desk, std::int64_t people);
/// A person's writes on a desk that has nothing else to do, for comparison.
Answer benchWrites(const SyncDesk::Options& desk, int count, int writeEveryMillis);
/// Makes at least `ops` ops offline, then sends them. `single`: every action is one edit of one field; otherwise a
/// mixed day of registrations, tokens, readings and edits.
Answer benchBacklog(const SyncDesk::Options& desk, std::int64_t ops, bool single);
/// Changes made on one desk until the other has committed and announced them; both hold the event stream open.
Answer benchLatency(const SyncDesk::Options& writer, const SyncDesk::Options& reader, int changes);
/// Syncs with nothing new, between two lines of standard input, so that somebody can count bytes.
Answer benchChecks(const SyncDesk::Options& desk, int count);
/// Holds the event stream open between two lines of standard input.
Answer benchStream(const SyncDesk::Options& desk);
/// The same records as the desk holds, put into a fresh file of the same schema as plainly as it goes.
Answer benchBound(const SyncDesk::Options& desk, const std::filesystem::path& folder);

/// Of this process, in kilobytes.
base::json::object memoryNow();

}  // namespace opdesk::tests::bench
