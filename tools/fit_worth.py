#!/usr/bin/env python3
"""Fits the weights of src/extract/worth.rs (Python standard library only).

    fit_worth.py BIN TRAIN.jsonl [DEV.jsonl] [--recall 0.97]

TRAIN holds articles: {"id","title","text","sentences":[{"start","end","grade"}]}, grades 0-3. The features come from BIN
itself: the reasons that `pull --dry-run --format jsonl` gives for each sentence, so nothing is computed twice. One weight
a feature is fitted for three questions at once (grade 1, 2, 3 or above), each with its own bias: a logistic score with
ordered thresholds, with an L2 penalty. The bias that is printed puts the wanted share of grade 3 at 0.5 or above.
Prints the Rust table to paste into worth.rs; the same input gives the same table: nothing is random.
"""
import json
import math
import os
import re
import subprocess
import sys
import tempfile

SOURCE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "extract", "features.rs")
VARIANT = {name: variant for variant, name in re.findall(r'^    (\w+) = "(.+)",$', open(SOURCE, encoding="utf8").read(), re.M)}

STEPS, PENALTY, TARGETS = 1500, 0.012, ((1, 0.2), (2, 1.0), (3, 1.6))


def read(binary, path):
    """The labelled sentences of each article: (features, grade)."""
    gold = [json.loads(line) for line in open(path, encoding="utf8")]
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.join(folder, "articles.jsonl")
        with open(name, "w", encoding="utf8") as out:
            for a in gold:
                out.write(json.dumps({"id": a["id"], "title": a.get("title") or "", "text": a["text"]}) + "\n")
        made = subprocess.run([binary, "pull", "--dry-run", "--format", "jsonl", name], stdout=subprocess.PIPE, check=True)
    pulled = [json.loads(line) for line in made.stdout.decode("utf8").split("\n") if line]
    articles = []
    for a, p in zip(gold, pulled, strict=True):
        rows = []
        for s in a["sentences"]:
            near = [x for x in p["sentences"] if x["start"] < s["end"] and s["start"] < x["end"]]
            if near:
                best = max(near, key=lambda x: min(x["end"], s["end"]) - max(x["start"], s["start"]))
                rows.append((best["reasons"], s["grade"]))
        articles.append(rows)
    return articles


def sigmoid(x):
    return 1 / (1 + math.exp(-max(-35.0, min(35.0, x))))


def fit(rows):
    """Weights by name and the three biases, by gradient descent with momentum over all rows."""
    names = sorted({f for features, _ in rows for f in features})
    at = {f: i for i, f in enumerate(names)}
    data = [([at[f] for f in features], grade) for features, grade in rows]
    weight, bias = [0.0] * len(names), [0.0] * len(TARGETS)
    speed, bias_speed = [0.0] * len(names), [0.0] * len(TARGETS)
    total = len(data) * sum(share for _, share in TARGETS)
    for _ in range(STEPS):
        slope, bias_slope = [PENALTY * w for w in weight], [0.0] * len(TARGETS)
        for features, grade in data:
            score, pull = sum(weight[i] for i in features), 0.0
            for k, (least, share) in enumerate(TARGETS):
                wrong = share * (sigmoid(score + bias[k]) - (grade >= least)) / total
                bias_slope[k] += wrong
                pull += wrong
            for i in features:
                slope[i] += pull
        for i, g in enumerate(slope):
            speed[i] = 0.9 * speed[i] - g
            weight[i] += speed[i]
        for k, g in enumerate(bias_slope):
            bias_speed[k] = 0.9 * bias_speed[k] - g
            bias[k] += bias_speed[k]
    return dict(zip(names, weight)), bias


def average_precision(scored):
    hits, total = 0, 0.0
    for i, (_, good) in enumerate(sorted(scored, key=lambda x: -x[0]), 1):
        if good:
            hits += 1
            total += hits / i
    return total / max(hits, 1)


def judge(name, articles, weight, bias):
    score = lambda features: bias + sum(weight.get(f, 0.0) for f in features)
    each = [[(score(f), g) for f, g in rows] for rows in articles]
    ap = [average_precision([(s, g == 3) for s, g in rows]) for rows in each if any(g == 3 for _, g in rows)]
    every = [x for rows in each for x in rows]
    pulled = [g for s, g in every if s >= 0]
    three = sum(g == 3 for _, g in every)
    print(f"{name}: average precision of grade 3 {100 * sum(ap) / max(len(ap), 1):.1f}, "
          f"{100 * sum(g == 3 for g in pulled) / max(three, 1):.1f} of grade 3 pulled, "
          f"{100 * sum(g >= 2 for g in pulled) / max(len(pulled), 1):.1f} of what is pulled is grade 2 or 3", file=sys.stderr)


def main():
    args = sys.argv[1:]
    recall = 0.97
    if "--recall" in args:
        i = args.index("--recall")
        recall = float(args[i + 1])
        del args[i:i + 2]
    if len(args) < 2:
        sys.exit(__doc__)
    train = read(args[0], args[1])
    rows = [row for article in train for row in article]
    weight, _ = fit(rows)
    weight = {f: round(w, 2) for f, w in weight.items()}
    threes = sorted((sum(weight[f] for f in features) for features, grade in rows if grade == 3), reverse=True)
    bias = round(-threes[min(len(threes) - 1, math.ceil(recall * len(threes)) - 1)] + 0.005, 2)
    judge("train", train, weight, bias)
    for path in args[2:]:
        judge(path, read(args[0], path), weight, bias)
    print(f"/// What a sentence without any feature scores.\nconst BIAS: f64 = {bias:.2f};\n")
    print("/// What each feature adds, from most to least.\nconst WEIGHTS: &[(Feature, f64)] = &[")
    for name in sorted(weight, key=lambda f: (-weight[f], f)):
        print(f"    (Feature::{VARIANT[name]}, {weight[name]:.2f}),")
    print("];")


if __name__ == "__main__":
    main()
