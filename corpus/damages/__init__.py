"""The ways in which notices come damaged, each as it really comes about."""
