"""What one can take away, a module for each kind of file.

Every function here goes from an experiment (and its figure) to the text of a file. None of them
knows Streamlit. What users typed gets into a file as data only: by `repr` into Python, as JSON
into pages and notebooks; never as code, comments or HTML.

    history_csv      epoch, loss and the nine numbers, a row for each epoch
    weights_json     the nine numbers before and after, and what it takes to use them
    script_parts     the pieces from which the next three are put together
    python_script    the run in NumPy, to the last digit
    notebook         the same with a plot, for Jupyter
    pytorch_script   the same network with a library
    offline_page     the stage, playing in one HTML file without a server

And of a bigger network:

    bigger_parts     the pieces that its scripts have in common
    bigger_numpy     the run in NumPy
    bigger_notebook  the same with a plot, for Jupyter
    bigger_pytorch   the run in PyTorch
    bigger_keras     the run in Keras, made to compute in 64 bits
    bigger_weights   its weights as CSV, as JSON to be opened again, and as npz
"""
