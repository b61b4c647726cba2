#pragma once

#include <boost/json.hpp>
#include <map>
#include <string>
#include <vector>

#include "core/clinic/server_port.h"
#include "tests/support/test_session.h"

namespace opdesk::tests {

/// A line to a server that knows a clinic's PCs and holds what it set aside of them.
struct ClinicServer : clinic::SyncPort, clinic::ServerPort {
    struct Asked {
        std::string path;
        base::json::object body;
    };
    std::vector<Asked> asked;  ///< what was posted
    base::json::array devices, groups;
    bool isAway = false;
    std::optional<base::Error> refusal;  ///< of everything posted

    void add(const base::Uuid& device, const std::string& name, std::int64_t digit, const std::string& state,
             base::Instant seen, std::int64_t setAside = 0, base::json::array people = {}) {
        devices.push_back(base::json::object{{"id", device.text()},
                                             {"name", name},
                                             {"series", "A0" + std::to_string(digit)},
                                             {"desk_digit", digit},
                                             {"state", state},
                                             {"enrolled_ms", base::toMillis(seen - std::chrono::hours(24 * 90))},
                                             {"last_seen_ms", base::toMillis(seen)},
                                             {"program", "OPDesk/0.9.0"},
                                             {"set_aside", setAside},
                                             {"people", std::move(people)}});
    }
    base::Uuid setAside(const base::Uuid& device, const base::Uuid& actor, const std::string& code, base::Instant at,
                        base::json::array what, TestClinic& clinic) {
        const auto group = base::Uuid::v7(clinic.clock, clinic.random);
        groups.push_back(base::json::object{{"group", group.text()},
                                            {"device", device.text()},
                                            {"actor", actor.text()},
                                            {"code", code},
                                            {"detail", ""},
                                            {"received_ms", base::toMillis(at)},
                                            {"ops", base::json::array{}},
                                            {"what", std::move(what)}});
        return group;
    }

    base::Result<base::json::object> get(const std::string& path) override {
        if (isAway)
            return base::fail(base::ErrorCode::unreachable);
        if (path == "/v1/admin/devices")
            return base::json::object{{"devices", devices}};
        return base::json::object{{"groups", groups}};
    }
    base::Result<base::json::object> post(const std::string& path, const base::json::object& body) override {
        if (isAway)
            return base::fail(base::ErrorCode::unreachable);
        asked.push_back({path, body});
        if (refusal)
            return base::fail(*refusal);
        const auto id = path.substr(path.rfind('/') + 1);
        if (path.starts_with("/v1/admin/devices/")) {
            for (auto& one : devices)
                if (one.at("id").as_string() == id)
                    one.as_object()["state"] = body.at("state");
            return base::json::object{{"state", body.at("state")}, {"set_aside", 2}};
        }
        for (auto it = groups.begin(); it != groups.end(); ++it) {
            if (it->at("group").as_string() != id)
                continue;
            if (body.at("decision") == "release" && it->at("code") == "not_found")
                return base::json::object{{"state", "parked"}, {"code", "not_found"}, {"detail", "it is not there"}};
            groups.erase(it);
            if (body.at("decision") == "release")
                return base::json::object{{"state", "released"}};
            return base::json::object{{"state", "discarded"}, {"content", contentOf(id)}};
        }
        return base::fail(base::ErrorCode::notFound);
    }
    /// One op that can be read and one that is sealed.
    static base::json::object contentOf(const std::string& group) {
        const auto op = [](std::int64_t epoch, std::string_view payload) {
            return base::json::object{{"envelope", {{"kind", "patient"}}},
                                      {"key_epoch", epoch},
                                      {"payload", base::toBase64Url(base::asBytes(payload))}};
        };
        return {{"groups",
                 base::json::array{base::json::object{
                     {"group", group},
                     {"ops", base::json::array{op(0, R"({"document":{"name":"Asha Leaver"}})"), op(1, "sealed")}}}}}};
    }

    clinic::SyncStatus status() override {
        clinic::SyncStatus status;
        status.phase = "idle";
        status.online = !isAway;
        return status;
    }
    void localChange() override {}
    void syncNow(std::function<void(base::Status)> done) override { done({}); }
    void onStatus(std::function<void()>) override {}
    void pauseLoad(bool) override {}
};

}  // namespace opdesk::tests
