#include "core/base/result.h"

namespace opdesk::base {

std::string_view errorName(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalidInput:
            return "invalid_input";
        case ErrorCode::notFound:
            return "not_found";
        case ErrorCode::alreadyExists:
            return "already_exists";
        case ErrorCode::permissionDenied:
            return "permission_denied";
        case ErrorCode::leaseExpired:
            return "lease_expired";
        case ErrorCode::locked:
            return "locked";
        case ErrorCode::wrongPassphrase:
            return "wrong_passphrase";
        case ErrorCode::wrongState:
            return "wrong_state";
        case ErrorCode::conflict:
            return "conflict";
        case ErrorCode::stale:
            return "stale";
        case ErrorCode::damaged:
            return "damaged";
        case ErrorCode::foreignFile:
            return "foreign_file";
        case ErrorCode::newerSchema:
            return "newer_schema";
        case ErrorCode::diskFull:
            return "disk_full";
        case ErrorCode::ioFailed:
            return "io_failed";
        case ErrorCode::unreachable:
            return "unreachable";
        case ErrorCode::badCertificate:
            return "bad_certificate";
        case ErrorCode::unauthorized:
            return "unauthorized";
        case ErrorCode::tooLarge:
            return "too_large";
        case ErrorCode::rateLimited:
            return "rate_limited";
        case ErrorCode::badAnswer:
            return "bad_answer";
        case ErrorCode::cancelled:
            return "cancelled";
        case ErrorCode::unsupported:
            return "unsupported";
        case ErrorCode::internal:
            return "internal";
    }
    return "internal";
}

std::optional<ErrorCode> errorFromName(std::string_view name) {
    for (int i = 0; i <= static_cast<int>(ErrorCode::internal); ++i) {
        const auto code = static_cast<ErrorCode>(i);
        if (errorName(code) == name)
            return code;
    }
    return std::nullopt;
}

}  // namespace opdesk::base
