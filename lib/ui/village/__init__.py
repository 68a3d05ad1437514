"""The profile of a village: head, cards, strip of statuses, timeline, arithmetic, neighbours."""
