#!/usr/bin/env python3
"""Fits what a sentence is worth: the tables of src/extract/worth.rs and src/extract/worth_words.tsv (Python standard library only).

    fit_worth.py BIN --news TRAIN.jsonl --debates DEBATES.tsv [--dev DEV.jsonl] [--recall 0.945] [--write]

--news     articles: {"id","title","text","sentences":[{"start","end","grade"}]}, grades 0-3 (must, should, may be checked, nothing)
--debates  ClaimBuster's sentences (Arslan and others 2020, CC BY 4.0): a column `debate`, `verdict` (1 is check-worthy), `text`
--dev      articles to judge by, never fitted on
--write    writes worth_words.tsv and the table inside worth.rs; without it both are only judged

One logistic score for both: named features (the reasons that `pull --dry-run --format jsonl` gives, so nothing is computed twice)
and terms (stems and pairs of stems, cut here as worth_words.rs cuts them), with a bias for each kind of text. Stochastic descent with
steps by AdaGrad in a fixed order: the same input gives the same bytes. Judged by leaving whole debates out (three folds) and whole
articles out (five folds); the bias puts the wanted share of grade 3, in articles left out, at 0.5 or above.
"""
import argparse
import csv
import json
import math
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "extract")
SOURCE = open(os.path.join(ROOT, "features.rs"), encoding="utf8").read()
VARIANT = {name: variant for variant, name in re.findall(r'^    (\w+) = "(.+)",$', SOURCE, re.M)}

EPOCHS, STEP, PENALTY, NEWS_SHARE, FEWEST, LEAST = 8, 0.02, 1e-3, 5.0, 4, 0.06
NUMBER = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9][0-9,.]*|[%$£€?!]")


def stem(word):
    if word.endswith("'s"):
        word = word[:-2]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 5 and word.endswith("ing"):
        return word[:-3]
    if len(word) > 4 and word.endswith("ed"):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    if len(word) > 4 and word.endswith("e"):
        return word[:-1]
    return word


def terms(text):
    """The stems of a sentence and the pairs that stand beside each other; `^` opens it, `$$` closes it."""
    text = "".join(chr(ord(c) + 32) if "A" <= c <= "Z" else c for c in text).replace("\u2019", "'")
    stems = ["#" if w[0].isdigit() else stem(w) for w in NUMBER.findall(text)]
    row = ["^"] + stems + ["$$"]
    return set(stems) | {a + " " + b for a, b in zip(row, row[1:])}


def pulled(binary, articles):
    """What the binary finds in each article, by its id."""
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "articles.jsonl")
        with open(name, "w", encoding="utf8") as out:
            for a in articles:
                out.write(json.dumps({"id": a["id"], "title": a.get("title") or "", "text": a["text"]}) + "\n")
        made = subprocess.run([binary, "pull", "--dry-run", "--format", "jsonl", name], stdout=subprocess.PIPE, check=True)
    return {p["id"]: p for p in map(json.loads, filter(None, made.stdout.decode("utf8").split("\n")))}


def features(found, text, start, end):
    """The named features and terms of the sentence that shares most with a place."""
    near = [x for x in found["sentences"] if x["start"] < end and start < x["end"]]
    best = max(near, key=lambda x: min(x["end"], end) - max(x["start"], start), default=None)
    names = {"=" + VARIANT[r] for r in best["reasons"] if r in VARIANT} if best else set()
    return sorted(names | terms(text))


def news(binary, path):
    """Rows (group, features, grade) of graded articles."""
    articles = [json.loads(line) for line in open(path, encoding="utf8")]
    found = pulled(binary, articles)
    return [(a["id"], features(found[a["id"]], a["text"][s["start"]:s["end"]], s["start"], s["end"]), s["grade"])
            for a in articles for s in a["sentences"]]


def debates(binary, path):
    """Rows (debate, features, check-worthy) of debates; each debate is one article, a sentence a paragraph."""
    groups = {}
    for row in csv.DictReader(open(path, encoding="utf8"), delimiter="\t", quoting=csv.QUOTE_NONE):
        groups.setdefault(row["debate"], []).append(row)
    articles = [{"id": name, "text": "".join(r["text"] + "\n\n" for r in rows)} for name, rows in groups.items()]
    found, out = pulled(binary, articles), []
    for name, rows in groups.items():
        sentences, at, first = found[name]["sentences"], 0, 0
        for r in rows:
            end = at + len(r["text"])
            while first < len(sentences) and sentences[first]["end"] <= at:
                first += 1
            near = {"sentences": sentences[first:first + 8]}
            out.append((name, features(near, r["text"], at, end), int(r["verdict"] == "1")))
            at = end + 2
    return out


def sigmoid(x):
    return 1 / (1 + math.exp(-max(-35.0, min(35.0, x))))


def fit(news_rows, debate_rows):
    """Weights by feature. Each text kind and threshold has a bias of its own, which is thrown away."""
    count = {}
    for _, fs, _ in news_rows + debate_rows:
        for f in fs:
            count[f] = count.get(f, 0) + 1
    names = sorted(f for f, n in count.items() if n >= FEWEST)
    at = {f: i for i, f in enumerate(names)}
    jobs = [(-1, [at[f] for f in fs if f in at], y, 1.0) for _, fs, y in debate_rows]
    for _, fs, grade in news_rows:
        ids = [at[f] for f in fs if f in at]
        jobs.append((-2, ids, int(grade >= 3), NEWS_SHARE))
        jobs.append((-3, ids, int(grade >= 2), NEWS_SHARE / 2))
    weight, seen = [0.0] * len(names), [1e-3] * len(names)
    bias, bias_seen = {-1: 0.0, -2: 0.0, -3: 0.0}, {-1: 1e-3, -2: 1e-3, -3: 1e-3}
    state = 12345
    for _ in range(EPOCHS):
        for i in range(len(jobs) - 1, 0, -1):
            state = (state * 6364136223846793005 + 1442695040888963407) % (1 << 64)
            j = (state >> 33) % (i + 1)
            jobs[i], jobs[j] = jobs[j], jobs[i]
        for kind, ids, y, share in jobs:
            wrong = share * (sigmoid(bias[kind] + sum([weight[i] for i in ids])) - y)
            bias_seen[kind] += wrong * wrong
            bias[kind] -= STEP * wrong / math.sqrt(bias_seen[kind])
            for i in ids:
                g = wrong + PENALTY * share * weight[i] * 10
                seen[i] += g * g
                weight[i] -= STEP * g / math.sqrt(seen[i])
    return {f: round(w, 2) for f, w in zip(names, weight) if abs(w) >= LEAST or f.startswith("=")}


def score(weights, fs):
    return sum([weights.get(f, 0.0) for f in fs])


def average_precision(scored):
    hits, total = 0, 0.0
    for i, (_, good) in enumerate(sorted(scored, key=lambda x: -x[0]), 1):
        if good:
            hits += 1
            total += hits / i
    return total / max(hits, 1)


def by_article(rows, scores):
    """Average precision of grade 3 inside each article, averaged."""
    each = {}
    for (group, _, grade), s in zip(rows, scores):
        each.setdefault(group, []).append((s, grade == 3))
    found = [average_precision(x) for x in each.values() if any(y for _, y in x)]
    return 100 * sum(found) / max(len(found), 1)


def left_out(rows, folds, fit_without):
    """Scores of rows by weights that have not seen their group."""
    groups = sorted({g for g, _, _ in rows})
    fold = {g: i % folds for i, g in enumerate(groups)}
    scores = [0.0] * len(rows)
    for k in range(folds):
        weights = fit_without([r for r in rows if fold[r[0]] != k])
        for i, row in enumerate(rows):
            if fold[row[0]] == k:
                scores[i] = score(weights, row[1])
    return scores


def judge(name, rows, scores, bias):
    pulled_rows = [r for r, s in zip(rows, scores) if s + bias >= 0]
    three = sum(r[2] == 3 for r in rows)
    print(f"{name}: average precision of grade 3 {by_article(rows, scores):.1f}, "
          f"{100 * sum(r[2] == 3 for r in pulled_rows) / max(three, 1):.1f} of grade 3 pulled, "
          f"{100 * sum(r[2] >= 2 for r in pulled_rows) / max(len(pulled_rows), 1):.1f} of what is pulled is grade 2 or 3")


def write(weights, bias):
    words = sorted((f, w) for f, w in weights.items() if not f.startswith("="))
    with open(os.path.join(ROOT, "worth_words.tsv"), "w", encoding="utf8", newline="\n") as out:
        out.writelines(f"{f}\t{w:.2f}\n" for f, w in words)
    named = sorted(((w, f[1:]) for f, w in weights.items() if f.startswith("=")), key=lambda x: (-x[0], x[1]))
    path = os.path.join(ROOT, "worth.rs")
    text = open(path, encoding="utf8").read()
    text = re.sub(r"const BIAS: f64 = [^;]*;", f"const BIAS: f64 = {bias:.2f};", text)
    table = "".join(f"    (Feature::{f}, {w:.2f}),\n" for w, f in named)
    text = re.sub(r"(const WEIGHTS: &\[\(Feature, f64\)\] = &\[\n).*?(\];)", lambda m: m[1] + table + m[2], text, flags=re.S)
    with open(path, "w", encoding="utf8", newline="\n") as out:
        out.write(text)


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("binary")
    ask.add_argument("--news", required=True)
    ask.add_argument("--debates", required=True)
    ask.add_argument("--dev")
    ask.add_argument("--recall", type=float, default=0.945)
    ask.add_argument("--write", action="store_true")
    args = ask.parse_args()
    train, talk = news(args.binary, args.news), debates(args.binary, args.debates)
    print(f"{len(train)} sentences of news, {len(talk)} of debates")
    blind = left_out(talk, 3, lambda rows: fit(train, rows))
    print(f"debates left out: average precision {100 * average_precision([(s, r[2]) for s, r in zip(blind, talk)]):.1f}")
    blind = left_out(train, 5, lambda rows: fit(rows, talk))
    threes = sorted((s for s, r in zip(blind, train) if r[2] == 3), reverse=True)
    bias = round(-threes[min(len(threes) - 1, math.ceil(args.recall * len(threes)) - 1)] + 0.005, 2)
    judge("articles left out", train, blind, bias)
    weights = fit(train, talk)
    print(f"{sum(not f.startswith('=') for f in weights)} terms, {sum(f.startswith('=') for f in weights)} named features")
    if args.dev:
        dev = news(args.binary, args.dev)
        judge("dev", dev, [score(weights, fs) for _, fs, _ in dev], bias)
    if args.write:
        write(weights, bias)


if __name__ == "__main__":
    main()
