#include <gtest/gtest.h>

#include <fstream>
#include <set>

#include "test_desk.h"

namespace opdesk::sync::server {
namespace {

std::string port() {
    const std::string& url = env().value("OPDESK_URL");
    return url.substr(url.rfind(':') + 1);
}

/// "GET /path" of every operation of docs/openapi.yaml, read by its indentation.
std::set<std::string> describedRoutes() {
    std::set<std::string> routes;
    std::ifstream file(OPDESK_SOURCE_DIR "/docs/openapi.yaml");
    std::string path;
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with("  /"))
            path = line.substr(2, line.size() - 3);
        for (const char* method : {"get", "put", "post", "delete", "patch"}) {
            if (line != std::string("    ") + method + ":")
                continue;
            std::string upper(method);
            for (char& c : upper)
                c = static_cast<char>(std::toupper(c));
            routes.insert(upper + ' ' + path);
        }
    }
    return routes;
}

std::string concrete(std::string path) {
    for (auto brace = path.find('{'); brace != std::string::npos; brace = path.find('{'))
        path.replace(brace, path.find('}') - brace + 1,
                     path.compare(brace, 6, "{kind}") == 0 ? "staff" : "01890000-0000-7000-8000-000000000001");
    return path;
}

TEST(Http, theServerHasExactlyTheRoutesOfTheDescription) {
    std::set<std::string> served;
    for (const auto& route : ApiServer::routes())
        served.insert(std::string(route.method) + ' ' + std::string(route.path));
    EXPECT_EQ(served, describedRoutes());
}

TEST(Http, malformedInputIsRefusedByNameEverywhere) {
    auto desk = TestDesk::ready("Fuzz", "+919800000004");
    const std::vector<std::string> bodies{"",
                                          "{",
                                          "[]",
                                          "null",
                                          "{\"a\":1,\"a\":2}",
                                          "\xff\xfe",
                                          std::string(100, '['),
                                          "{\"epoch\":7}",
                                          "{\"tenant\":\"x\",\"device\":3}",
                                          "{\"groups\":[{}]}",
                                          "{\"version\":-1}",
                                          "{\"refresh\":[]}"};
    for (const auto& route : ApiServer::routes()) {
        if (route.method == "GET" || route.path == "/v1/session/end")
            continue;
        for (const auto& body : bodies) {
            const auto response = desk.send(std::string(route.method), concrete(std::string(route.path)), body,
                                            route.door == ApiServer::Door::session ? desk.session.tokens.access : "");
            EXPECT_GE(response.status, 400) << route.path << " " << body;
            EXPECT_LT(response.status, 500) << route.path << " " << body;
            EXPECT_FALSE(errorOf(response).empty()) << route.path;
        }
    }
    for (const char* target : {"/v1/sync/pull?cursor=x", "/v1/sync/pull?cursor=-1", "/v1/sync/pull?limit=1e9",
                               "/v1/sync/pull?schema=0", "/v1/sync/pull?cursor=99999999999999999999",
                               "/v1/admin/records", "/v1/admin/records?kind=%00", "/v1/nothing"}) {
        const auto response = desk.send("GET", target);
        EXPECT_GE(response.status, 400) << target;
        EXPECT_LT(response.status, 500) << target;
        EXPECT_FALSE(errorOf(response).empty()) << target;
    }
    EXPECT_EQ(desk.send("POST", "/v1/session/end", "{").status, 400);
    EXPECT_EQ(desk.send("DELETE", "/v1/sync/push").status, 405);
}

TEST(Http, nothingButHealthAndTimeAnswersWithoutAProof) {
    for (const auto& route : ApiServer::routes()) {
        Request request;
        request.method = route.method;
        request.target = concrete(std::string(route.path));
        request.body = "{}";
        EXPECT_EQ(env().call(request).status, route.door == ApiServer::Door::open ? 200 : 401) << route.path;
    }
}

TEST(Http, onlyTls13IsSpokenAndPlainHttpGetsNoAnswer) {
    int status = 0;
    output("openssl s_client -tls1_2 -connect 127.0.0.1:" + port() + " </dev/null 2>&1", &status);
    EXPECT_NE(status, 0);
    const std::string modern =
        output("openssl s_client -tls1_3 -verify_return_error -CAfile " + env().value("OPDESK_CA") +
                   " -verify_ip 127.0.0.1 -connect 127.0.0.1:" + port() + " </dev/null 2>&1",
               &status);
    EXPECT_EQ(status, 0) << modern;
    EXPECT_NE(modern.find("TLSv1.3"), std::string::npos);
    const std::string plain = output("curl -s -m 5 http://127.0.0.1:" + port() + "/health", &status);
    EXPECT_NE(status, 0);
    EXPECT_TRUE(plain.empty()) << plain;
}

TEST(Http, theRunningServerAnswersOverItsCertificate) {
    int status = 0;
    const std::string curl = "curl -s -m 10 --cacert " + env().value("OPDESK_CA") + " ";
    EXPECT_EQ(output(curl + env().value("OPDESK_URL") + "/health", &status), "{\"status\":\"ok\"}");
    EXPECT_EQ(output(curl + "-o /dev/null -w '%{http_code}' " + env().value("OPDESK_URL") + "/v1/sync/pull", &status),
              "401");
    EXPECT_EQ(output("head -c 3000000 /dev/zero | " + curl + "-o /dev/null -w '%{http_code}' --data-binary @- " +
                         env().value("OPDESK_URL") + "/v1/sync/push",
                     &status),
              "413");
    EXPECT_NE(output("curl -s -m 10 " + env().value("OPDESK_URL") + "/health; echo $?", &status),
              "{\"status\":\"ok\"}0\n");
}

}  // namespace
}  // namespace opdesk::sync::server
