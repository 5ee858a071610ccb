"""briefing rules: the cleaning rules with their examples."""

from __future__ import annotations

import click

from briefing.cli import options


@click.command("rules", short_help="List the cleaning rules with examples.")
@click.option("--label", metavar="LABEL", help="Only the rules for one label, such as promo-app.")
@options.as_json("Print them as JSON.")
def command(label: str | None, as_json: bool) -> None:
    """List the rules by which lines are cut: why each stands, what it cuts, what it leaves.

    \b
    Example:
      briefing rules --label promo-app
    """
    from briefing import codec
    from briefing.boilerplate import rules
    from briefing.models import Label

    labels = [entry.value for entry in Label]
    if label and label not in labels:
        raise click.UsageError(f"There is no label {label!r}; known: {', '.join(labels)}.")
    chosen = [rule for rule in rules.shipped() if label in (None, rule.label.value)]
    if as_json:
        plain = [
            {"name": r.name, "label": r.label, "why": r.why, "yes": r.yes, "no": r.no}
            for r in chosen
        ]
        click.echo(codec.dumps(plain))
        return
    for rule in chosen:
        click.echo(f"{rule.label.value}: {rule.name}\n  {rule.why}")
        click.echo(f"  cuts    {rule.yes[0]}")
        click.echo(f"  leaves  {rule.no[0]}\n")
