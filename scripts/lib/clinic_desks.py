"""The desks of the demonstration clinic, driven through opdeskctl: shared by prepare_desks, play_day and check_day."""
import json
import os
import subprocess

STATE = os.environ["OPDESK_STATE_FOLDER"]
BUILD = os.environ["OPDESK_BUILD"]
OUT = os.environ["OPDESK_OUT"]
ROOT = os.environ["OPDESK_ROOT"]
PASSWORD = "banyan desk"
CTL = os.path.join(BUILD, "app/opdeskctl/opdeskctl")

# folder, desk name, person, phone of the login
DESKS = {
    "reception": ("Desk 1", "Rohini Pawar", "+919800000004"),
    "doctor": ("Room 1", "Dr. Meera Kulkarni", "+919800000001"),
    "nurse": ("Vitals room", "Sunil More", "+919800000005"),
    "second": ("Desk 2", "Prakash Jadhav", "+919800000009"),
}


class CommandFailed(Exception):
    pass


class Desk:
    """One `opdeskctl run -` process on a profile; answers line by line."""

    def __init__(self, key, journal=None):
        self.key = key
        self.name, self.person, self.phone = DESKS[key]
        self.profile = os.path.join(STATE, key)
        arguments = [CTL, "run", "-", "--profile", self.profile, "--device-secret-file",
                     os.path.join(STATE, key + ".device-secret"), "--log", os.path.join(STATE, key + ".log"),
                     "--test-switches"]
        if journal:
            arguments += ["--journal", journal]
        self.process = subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(30)

    def send(self, command, **arguments):
        self.process.stdin.write(json.dumps({"cmd": command, "args": arguments}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise CommandFailed(f"{command}: opdeskctl ended")
        answer = json.loads(line)
        if not answer["ok"]:
            raise CommandFailed(f"{command}: {json.dumps(answer['error'])}")
        return answer["result"]

    def unlock(self):
        return self.send("session.unlock", user=self.person, passphrase=PASSWORD)


def is_enrolled(key):
    return os.path.isdir(os.path.join(STATE, key)) and os.path.exists(os.path.join(STATE, key, "cache.db"))
