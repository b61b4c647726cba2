#pragma once

/// The commands and answers of every use case but documents and money (described_documents.h), readable and writable as
/// JSON.
#include "core/clinic/described_day.h"
#include "core/clinic/described_patients.h"
#include "core/clinic/described_settling.h"
