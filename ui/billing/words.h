#pragma once

#include <QCoreApplication>
#include <QString>

#include "core/clinic/bills.h"

/// Words that several parts of billing show.
namespace opdesk::ui::billing {

struct BillWords {
    Q_DECLARE_TR_FUNCTIONS(BillWords)
};
QString modeWord(const std::string& mode);
QString documentWord(const std::string& document);
/// "14-08-2026 · A07/2627/00019 · ₹ 500 · Paid, UPI"
QString earlierWords(const clinic::BillState& bill);

}  // namespace opdesk::ui::billing
