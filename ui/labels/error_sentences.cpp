#include <QCoreApplication>
#include <QRegularExpression>

#include "ui/labels/labels.h"

namespace opdesk::ui::labels {

namespace {

using base::ErrorCode;

const char* sentenceOf(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalidInput:
            return QT_TRANSLATE_NOOP(
                "Error", "Something is missing or not possible here. Nothing was saved. Look at the marked fields.");
        case ErrorCode::notFound:
            return QT_TRANSLATE_NOOP(
                "Error", "This is no longer here. Somebody may have removed it. Search for it again with F2.");
        case ErrorCode::alreadyExists:
            return QT_TRANSLATE_NOOP("Error", "This exists already. Nothing was added. Open the one that is there.");
        case ErrorCode::permissionDenied:
            return QT_TRANSLATE_NOOP("Error", "Your role may not do this. Nothing was changed. Ask the clinic admin.");
        case ErrorCode::leaseExpired:
            return QT_TRANSLATE_NOOP(
                "Error", "The time for working offline is over. Your unsent work is safe. Connect once to go on.");
        case ErrorCode::locked:
            return QT_TRANSLATE_NOOP("Error", "This part is locked. Your drafts are kept. Unlock with your password.");
        case ErrorCode::wrongPassphrase:
            return QT_TRANSLATE_NOOP(
                "Error", "Not right. Check the keyboard language and Caps Lock, then type the password again.");
        case ErrorCode::wrongState:
            return QT_TRANSLATE_NOOP(
                "Error",
                "It has changed meanwhile, so this step is not possible now. Nothing was lost. Look at it again.");
        case ErrorCode::conflict:
            return QT_TRANSLATE_NOOP("Error",
                                     "Two PCs differ about this patient. Both versions are kept. Settle it first.");
        case ErrorCode::stale:
            return QT_TRANSLATE_NOOP("Error",
                                     "Somebody else saved this meanwhile. Your words are kept here. Look at the new "
                                     "version, then save again.");
        case ErrorCode::damaged:
            return QT_TRANSLATE_NOOP(
                "Error",
                "The file is damaged and was not used. Nothing on this PC was changed. Take another copy of it.");
        case ErrorCode::foreignFile:
            return QT_TRANSLATE_NOOP(
                "Error",
                "The file belongs to another program, clinic or PC. It was not used. Choose a file of this clinic.");
        case ErrorCode::newerSchema:
            return QT_TRANSLATE_NOOP(
                "Error",
                "This was written by a newer OPDesk. Nothing was changed. Update this PC, then open it again.");
        case ErrorCode::diskFull:
            return QT_TRANSLATE_NOOP("Error",
                                     "The disk is full. What was saved before is safe, the last change is not. Free "
                                     "some space, then save again.");
        case ErrorCode::ioFailed:
            return QT_TRANSLATE_NOOP(
                "Error", "The disk or the printer did not do as asked. What was saved before is safe. Try again.");
        case ErrorCode::unreachable:
            return QT_TRANSLATE_NOOP(
                "Error", "The server did not answer. Your work is safe on this PC and goes out by itself later.");
        case ErrorCode::badCertificate:
            return QT_TRANSLATE_NOOP(
                "Error",
                "The server could not prove who it is, so nothing was sent. Your work is safe. Call the clinic admin.");
        case ErrorCode::unauthorized:
            return QT_TRANSLATE_NOOP(
                "Error", "The server asks you to sign in again. Your work is safe. Lock with F12 and sign in.");
        case ErrorCode::tooLarge:
            return QT_TRANSLATE_NOOP("Error",
                                     "This is too large to keep. Nothing was saved. Make it shorter or split it.");
        case ErrorCode::rateLimited:
            return QT_TRANSLATE_NOOP(
                "Error", "Too many tries in a short time. Nothing was lost. Wait a minute, then try again.");
        case ErrorCode::badAnswer:
            return QT_TRANSLATE_NOOP("Error",
                                     "The server gave an answer that makes no sense, so it was not used. Your work is "
                                     "safe. Try again later.");
        case ErrorCode::cancelled:
            return QT_TRANSLATE_NOOP("Error", "Stopped as you asked. Nothing was changed.");
        case ErrorCode::unsupported:
            return QT_TRANSLATE_NOOP("Error", "This version cannot do that. Nothing was changed. An update may help.");
        case ErrorCode::internal:
            return QT_TRANSLATE_NOOP("Error",
                                     "Something went wrong inside the program. What was saved before is safe. Try once "
                                     "more, then send a help report.");
    }
    return "";
}

/// No bill is dated before the one before it. `detail` has both times in brackets: the clock's, then the last bill's.
QString clockSentence(const QString& detail) {
    static const QRegularExpression kTimes(QStringLiteral("\\(([^)]*)\\).*\\(([^)]*)\\)"));
    const auto times = kTimes.match(detail);
    if (!times.hasMatch())
        return QCoreApplication::translate(
            "Error", "The clock of this PC is behind the last bill. Nothing was saved. Set the clock, then try again.");
    //: %1 is the time on this PC, %2 that of the last bill
    return QCoreApplication::translate("Error",
                                       "The clock of this PC says %1, the last bill is of %2. Nothing was saved. Set "
                                       "the clock, then try again.")
        .arg(times.captured(1), times.captured(2));
}

}  // namespace

QString errorSentence(ErrorCode code) {
    return QCoreApplication::translate("Error", sentenceOf(code));
}

QString errorSentence(const base::Error& error) {
    if (error.code == ErrorCode::wrongState && error.field == "clock")
        return clockSentence(QString::fromStdString(error.detail));
    if (error.code != ErrorCode::invalidInput || error.field.empty())
        return errorSentence(error.code);
    // `field` may carry its kind: "patient.pin".
    const std::string_view whole(error.field);
    const auto dot = whole.find('.');
    const std::string_view kind = dot == std::string_view::npos ? std::string_view() : whole.substr(0, dot);
    const std::string_view name = dot == std::string_view::npos ? whole : whole.substr(dot + 1);
    QString label = fieldLabel(kind, name);
    if (label.isEmpty())
        return errorSentence(error.code);
    const QString fix = QString::fromStdString(error.fix);
    if (fix.isEmpty())
        //: %1 is a field of the form
        return QCoreApplication::translate(
                   "Error", "%1 is missing or not possible. Nothing was saved. Correct it, then save again.")
            .arg(label);
    //: %1 is a field of the form, %2 says what is accepted there
    return QCoreApplication::translate("Error", "%1 is missing or not possible. Nothing was saved. Accepted here: %2")
        .arg(label, fix);
}

QString errorDetails(const base::Error& error) {
    const auto name = base::errorName(error.code);
    QString text = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    if (!error.detail.empty())
        text += QStringLiteral(": ") + QString::fromStdString(error.detail);
    return text;
}

}  // namespace opdesk::ui::labels
