#pragma once

#include <string>

namespace opdesk::sync::transport {

/// Where the clinic's server is and whom it must prove to be.
struct ServerAddress {
    std::string url;          ///< https://host[:port], without a path
    std::string certificate;  ///< PEM of the CA or certificate it must chain to; nothing else is trusted
};

}  // namespace opdesk::sync::transport
