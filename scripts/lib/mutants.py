"""Applies each patch of tests/mutants to a copy of the tree and looks who notices: see scripts/mutants.sh."""

import argparse
import contextlib
import fnmatch
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import threading
import time

CHUNK = 2  # seeds of one process of the simulator
SEED_SECONDS = 120  # nothing that is alive takes so long for one
TEST_SECONDS = 300
MIGRATIONS = "sync/server/migrations.cpp"
HEADERS = ("Bug", "Seen", "Expect", "Simulator", "Tests")


class Mutant:
    def __init__(self, path):
        self.path = path
        self.name = path.stem
        self.head = {}
        key = None
        for line in path.read_text().split("\ndiff --git ", 1)[0].splitlines():
            found = re.match(r"(\w+): (.*)", line)
            if found:
                key = found.group(1)
                self.head[key] = found.group(2)
            elif key and line.startswith("  "):
                self.head[key] += " " + line.strip()
        self.simulated = self.head.get("Simulator", "").startswith("yes")
        self.files = re.findall(r"^\+\+\+ b/(\S+)", path.read_text(), re.M)
        self.sources = [name for name in self.files if name.endswith(".cpp")]
        self.sql = [name for name in self.files if name.endswith(".sql")]
        self.first = [int(word) for word in self.head.get("First", "").split()]
        # target:filter, a space between several; the filter as GoogleTest reads it
        self.tests = [entry.split(":", 1) for entry in self.head.get("Tests", "").split()]
        self.programs = [target for target, _ in self.tests] + ["opdeskd"] * bool(self.sql)


class Outcome:
    def __init__(self, killed, by, after=""):
        self.killed, self.by, self.after = killed, by, after


def mutants_of(root, only):
    found = [Mutant(path) for path in sorted((root / "tests/mutants").glob("*.patch"))]
    return [one for one in found if not only or any(fnmatch.fnmatch(one.name, want) for want in only)]


def apply(tree, mutant, *options):
    # Below the folder of another repository git would leave out what lies outside it.
    env = dict(os.environ, GIT_CEILING_DIRECTORIES=str(tree.parent))
    return subprocess.run(["git", "apply", *options, str(mutant.path)], cwd=tree, env=env, capture_output=True, text=True)


def check(root, mutants):
    """Every patch applies, says what it is, and names tests that exist."""
    bad = []
    texts = [path.read_text() for path in sorted((root / "tests").rglob("*_test.cpp"))]
    for mutant in mutants:
        applied = apply(root, mutant, "--check")
        if applied.returncode != 0:
            bad.append(f"{mutant.name}: does not apply: {applied.stderr.strip()}")
        for name in HEADERS:
            if not mutant.head.get(name):
                bad.append(f"{mutant.name}: no line '{name}:'")
        for name in set(mutant.files) - set(mutant.sources) - set(mutant.sql):
            bad.append(f"{mutant.name}: {name} is no source file and no step of the schema")
        for _, names in mutant.tests:
            for name in names.split(":"):
                suite, _, test = name.strip("*").partition(".")
                if not any(suite in text and test.strip("*") in text for text in texts):
                    bad.append(f"{mutant.name}: no test {name}")
    for line in bad:
        print(line)
    print(f"mutants: {len(mutants)} patches, {len(bad)} findings")
    return 1 if bad else 0


def copy_tree(root, tree, commit):
    """What git knows of, as it lies here or as it is in a commit; only what differs is written, so that builds are short."""
    tree.mkdir(parents=True, exist_ok=True)
    if commit:
        fresh = tree.parent / "fresh"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        packed = subprocess.run(["git", "-C", str(root), "archive", commit], check=True, capture_output=True).stdout
        subprocess.run(["tar", "-x", "-C", str(fresh)], input=packed, check=True)
        root = fresh
        names = [str(path.relative_to(fresh)) for path in fresh.rglob("*") if path.is_file()]
    else:
        listed = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        names = [name for name in listed.split("\0") if name and (root / name).is_file()]
    for name in names:
        there = tree / name
        data = (root / name).read_bytes()
        if not there.exists() or there.read_bytes() != data:
            there.parent.mkdir(parents=True, exist_ok=True)
            there.write_bytes(data)
            shutil.copymode(root / name, there)
    for path in sorted(tree.rglob("*"), reverse=True):
        if path.is_file() and str(path.relative_to(tree)) not in set(names):
            path.unlink()


class Bench:
    """The copy, its build folder, and the programs with one file of them changed."""

    def __init__(self, scratch, options):
        self.tree = options.root.resolve() if options.build else scratch / "tree"
        self.folder = options.build.resolve() if options.build else scratch / "build"
        self.made = scratch / "mutants"
        self.options = options
        self.failing = {}  # seed: what the clean program says
        os.environ.setdefault("CCACHE_BASEDIR", str(scratch))
        os.environ["CCACHE_NOHASHDIR"] = "1"
        os.environ["CCACHE_SLOPPINESS"] = "pch_defines,time_macros,include_file_mtime,include_file_ctime"
        os.environ["TZ"], os.environ["LC_ALL"] = "Asia/Kolkata", "C.UTF-8"

    def ninja(self, folder, *words):
        return subprocess.run(
            ["ninja", "-C", str(folder), *words], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )

    def build_clean(self, targets):
        if not self.options.build:
            self.configure()
        made = self.ninja(self.folder, *targets)
        if made.returncode != 0:
            raise SystemExit(made.stdout[-4000:] + "\nmutants: the clean tree does not build")
        (self.made / "clean").mkdir(parents=True, exist_ok=True)
        for target in targets:
            shutil.copy2(self.program(target), self.clean(target))

    def configure(self):
        subprocess.run(
            ["cmake", "-S", self.tree, "-B", self.folder, "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release", "-Wno-dev"],
            check=True,
            stdout=subprocess.DEVNULL,
        )

    def program(self, target):
        for path in (self.folder / "tests").rglob(target):
            if path.is_file() and os.access(path, os.X_OK):
                return path
        raise SystemExit(f"mutants: no program {target}")

    def clean(self, target):
        return self.made / "clean" / target

    def mutated(self, mutant, target):
        return self.made / mutant.name / target

    def build_mutated(self, wanted):
        """One changed object each, linked in front of the libraries it comes from. `wanted`: pairs of mutant and target."""
        compiles = {
            entry["file"]: entry["command"]
            for entry in json.loads((self.folder / "compile_commands.json").read_text())
        }
        links = {}
        lines = ["rule run", "  command = cd $where && $line", "  description = $out"]

        def edge(out, needs, line):
            line = line.replace("$", "$$")
            lines.extend([f"build {out}: run {' '.join(map(str, needs))}", f"  where = {self.folder}", f"  line = {line}"])

        objects = {}
        for mutant, target in wanted:
            own = self.made / mutant.name
            if mutant.name not in objects:
                objects[mutant.name] = []
                shutil.rmtree(own, ignore_errors=True)
                for name in mutant.files:
                    (own / "tree" / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(self.tree / name, own / "tree" / name)
                applied = apply(own / "tree", mutant)
                if applied.returncode != 0:
                    print(f"{mutant.name} does not apply: {applied.stderr.strip()}", flush=True)
                    continue
                first = f" -I{self.embedded(mutant, own)}" if mutant.sql else ""
                for number, (unit, source) in enumerate(self.units(mutant, own, compiles).items()):
                    made = own / f"{number}.o"
                    line = re.sub(r" -o \S+ -c \S+", f" -o {made} -c {source}", compiles[unit])
                    line = line.replace(" -I", f"{first} -I", 1)
                    line = f"{shutil.which('ccache') or ''} {line}".strip()
                    edge(made, [source], line)
                    objects[mutant.name].append(str(made))
            if not objects[mutant.name]:
                continue
            if target not in links:
                links[target] = self.ninja(self.folder, "-t", "commands", target).stdout.strip().splitlines()[-1]
            first = " ".join(objects[mutant.name])
            line = re.sub(r" -o \S+ ", f" {first} -o {self.mutated(mutant, target)} ", links[target], count=1)
            edge(self.mutated(mutant, target), objects[mutant.name], line)
        (self.made / "build.ninja").write_text("\n".join(map(str, lines)) + "\n")
        made = self.ninja(self.made, "-k", "0")
        if made.returncode != 0:
            print("\n".join(line for line in made.stdout.splitlines() if "error" in line or "FAILED" in line))

    def units(self, mutant, own, compiles):
        """By what is compiled in the clean tree, what is compiled instead: a source, or sources that are compiled together."""
        units = {}
        for name in mutant.sources + [MIGRATIONS] * bool(mutant.sql):
            clean = str(self.tree / name)
            changed = str(own / "tree" / name) if name in mutant.sources else clean
            if clean in compiles:
                units[clean] = changed
                continue
            unit = next(file for file in compiles if "/Unity/" in file and f'"{clean}"' in pathlib.Path(file).read_text())
            together = own / f"together{len(units)}.cpp" if unit not in units else pathlib.Path(units[unit])
            text = together.read_text() if unit in units else pathlib.Path(unit).read_text()
            together.write_text(text.replace(f'"{clean}"', f'"{changed}"'))
            units[unit] = str(together)
        return units

    def embedded(self, mutant, own):
        """The folder of a migrations.inc with the mutant's steps."""
        steps = [own / "tree" / name if name in mutant.sql else self.tree / name for name in self.steps()]
        (own / "sql").mkdir(parents=True, exist_ok=True)
        embed = self.tree / "sync/server/embed_sql.py"
        subprocess.run([sys.executable, embed, own / "sql/migrations.inc", *steps], check=True)
        return own / "sql"

    def steps(self):
        return sorted(str(path.relative_to(self.tree)) for path in (self.tree / "sync/server/sql").glob("[0-9]*.sql"))

    def cleanly(self, seed):
        """What the clean program finds for the seed; None: nothing."""
        if seed not in self.failing:
            done = run_seeds(self.clean("simulate"), seed, 1)
            self.failing[seed] = done.finding[1] if done.finding else done.trouble
        return self.failing[seed]


class Run:
    def __init__(self):
        self.finding = None  # seed, invariant, detail
        self.trouble = None  # it ended otherwise than it should


def run_seeds(program, first, count):
    """Ends with the first finding."""
    run = Run()
    command = [str(program), "--from", str(first), "--seeds", str(count), "--compare", "0"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, start_new_session=True
    )

    def end():
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)  # its own workers with it

    late = threading.Timer(SEED_SECONDS * count, end)
    late.start()
    try:
        for line in process.stdout:
            found = re.match(r"seed (\d+): ([^:]+): (.*)", line)
            if found and found.group(2) == "the program lives":
                run.trouble = f"seed {found.group(1)}: {found.group(3)}"
            elif found:
                run.finding = (int(found.group(1)), found.group(2), found.group(3))
                end()
                break
        process.stdout.read()
        code = process.wait()
    finally:
        timed_out = not late.is_alive()
        late.cancel()
    if timed_out:
        run.trouble = f"no answer for {SEED_SECONDS * count} s"
    elif not run.finding and code not in (0, 1):
        run.trouble = f"ended with {code}"
    return run


def simulate(bench, mutant):
    """A seed its header names, or the lowest of the range, that the mutant fails and the clean tree does not."""
    options = bench.options
    program = bench.mutated(mutant, "simulate")
    for number, seed in enumerate(mutant.first):
        run = run_seeds(program, seed, 1)
        if run.finding and bench.cleanly(seed) is None:
            print(f"    seed {seed}: {run.finding[1]}: {run.finding[2][:160]}", flush=True)
            return Outcome(True, f"invariant: {run.finding[1]}", f"seed {seed}, tried as {number + 1}")
    lock = threading.Lock()
    state = {"next": options.start, "kill": None, "trouble": [], "skipped": 0}
    end = options.start + options.seeds

    def work():
        while True:
            with lock:
                first = state["next"]
                if first >= end or (state["kill"] and state["kill"][0] <= first):
                    return
                count = min(CHUNK, end - first)
                state["next"] = first + count
            while count > 0:
                run = run_seeds(program, first, count)
                if run.trouble:
                    with lock:
                        state["trouble"].append(f"seeds {first} to {first + count - 1}: {run.trouble}")
                if not run.finding:
                    break
                seed, invariant, detail = run.finding
                if bench.cleanly(seed) is None:
                    with lock:
                        if not state["kill"] or seed < state["kill"][0]:
                            state["kill"] = (seed, invariant, detail)
                    break
                with lock:
                    state["skipped"] += 1
                count -= seed + 1 - first
                first = seed + 1

    hands = [threading.Thread(target=work) for _ in range(options.jobs)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    if state["kill"]:
        seed, invariant, detail = state["kill"]
        print(f"    seed {seed}: {invariant}: {detail[:160]}", flush=True)
        return Outcome(True, f"invariant: {invariant}", f"{seed - options.start + 1} seeds")
    said = f"no invariant in {options.seeds} seeds"
    if state["trouble"]:
        said += "; " + "; ".join(state["trouble"][:3])
    return Outcome(False, said)


def run_tests(bench, program, names, opdeskd=None):
    """Names of the tests that failed; a text when the program did not end as a test program does."""
    try:
        done = subprocess.run(
            [str(program), f"--gtest_filter={names}"],
            cwd=bench.folder,
            capture_output=True,
            text=True,
            timeout=TEST_SECONDS,
            env=dict(os.environ, OPDESKD=str(opdeskd)) if opdeskd else None,
        )
    except subprocess.TimeoutExpired:
        return set(), f"{program.name} did not end in {TEST_SECONDS} s"
    said = done.stdout + done.stderr
    ran = re.search(r"Running (\d+) tests? from", said)
    failed = set(re.findall(r"^\[  FAILED  \] (\w+\.\w+)", said, re.M))
    if not ran or ran.group(1) == "0":
        return failed, f"{program.name} ran no test {names}"
    if done.returncode != (1 if failed else 0) or not re.search(r"tests? from .* ran\.", said):
        return set(), f"{program.name} ended with {done.returncode}"
    return failed, None


def test(bench, mutant, clean):
    trouble = []
    for target, names in mutant.tests:
        program = bench.mutated(mutant, target)
        if not program.exists():
            return Outcome(False, "does not build")
        failed, said = run_tests(bench, program, names, bench.mutated(mutant, "opdeskd") if mutant.sql else None)
        if said:
            trouble.append(said)
            continue
        killers = sorted(failed - clean[target])
        if killers:
            more = f" and {len(killers) - 1} more" if len(killers) > 1 else ""
            return Outcome(True, f"test: {killers[0]}{more}")
    return Outcome(False, "; ".join(trouble) or "its tests pass")


def run_simulator(bench, mutants, outcomes):
    bench.build_clean(["simulate"])
    bench.build_mutated([(mutant, "simulate") for mutant in mutants])
    for mutant in mutants:
        at = time.monotonic()
        program = bench.mutated(mutant, "simulate")
        said = simulate(bench, mutant) if program.exists() else Outcome(False, "does not build")
        outcomes[mutant.name] = said
        print(f"{mutant.name}: {said.by} {said.after} ({time.monotonic() - at:.0f} s)", flush=True)


def run_named_tests(bench, mutants, outcomes):
    targets = sorted({target for mutant in mutants for target, _ in mutant.tests})
    bench.build_clean(targets)
    clean = {}
    for target in targets:
        names = ":".join(names for mutant in mutants for wanted, names in mutant.tests if wanted == target)
        clean[target], said = run_tests(bench, bench.clean(target), names)
        if said:
            raise SystemExit(f"mutants: of the clean tree {said}")
    # The tests of the server have their database made by the program itself.
    bench.build_mutated([(mutant, target) for mutant in mutants for target in mutant.programs])
    for mutant in mutants:
        at = time.monotonic()
        before = outcomes.get(mutant.name)
        said = test(bench, mutant, clean)
        if before and said.killed:
            said.after = f"simulator: {before.by}"
        elif before:
            said.by = f"{before.by}; {said.by}"
        outcomes[mutant.name] = said
        print(f"{mutant.name}: {said.by} {said.after} ({time.monotonic() - at:.0f} s)", flush=True)


def report(bench, mutants, outcomes, seconds):
    print()
    for mutant in mutants:
        said = outcomes.get(mutant.name, Outcome(False, "nothing looks for it"))
        print(f"{'killed  ' if said.killed else 'SURVIVED'} {mutant.name:34} {said.by:60} {said.after}")
    killed = sum(1 for said in outcomes.values() if said.killed)
    for seed, what in sorted(bench.failing.items()):
        if what:
            print(f"seed {seed} fails without any mutant: {what}")
    print(f"mutants: {killed} of {len(mutants)} killed, {seconds:.0f} s")
    return 0 if killed == len(mutants) else 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--root", type=pathlib.Path, required=True)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--seeds", type=int, default=200)
    parser.add_argument("--from", dest="start", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--commit")
    parser.add_argument("--scratch", type=pathlib.Path)
    parser.add_argument("--build", type=pathlib.Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    root = options.root.resolve()
    mutants = mutants_of(root, options.only)
    if not mutants:
        raise SystemExit("mutants: none of that name")
    if options.check:
        return check(root, mutants)
    os.nice(5)
    began = time.monotonic()
    scratch = (options.scratch or root / "build/mutants").resolve()
    bench = Bench(scratch, options)
    if not options.build:
        copy_tree(root, bench.tree, options.commit)
    outcomes = {}
    simulated = [mutant for mutant in mutants if mutant.simulated]
    if simulated:
        run_simulator(bench, simulated, outcomes)
    left = [mutant for mutant in mutants if mutant.tests]
    left = [mutant for mutant in left if not (mutant.name in outcomes and outcomes[mutant.name].killed)]
    if left:
        run_named_tests(bench, left, outcomes)
    return report(bench, mutants, outcomes, time.monotonic() - began)


if __name__ == "__main__":
    sys.exit(main())
